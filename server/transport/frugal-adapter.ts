import { Adapter, type BroadcastOptions } from "socket.io-adapter";

/** Does not put into bytes what nobody is there to hear: a chat's sender is often alone on its side. */
export class FrugalAdapter extends Adapter {
  override broadcast(packet: unknown, options: BroadcastOptions): void {
    if (anyoneFor(this, options)) super.broadcast(packet, options);
  }
}

/** Whether anybody is connected here whom this is for. */
export function anyoneFor(adapter: Adapter, { rooms, except }: BroadcastOptions): boolean {
  if (rooms.size === 0) return true;
  const left = (id: string) => {
    for (const room of except ?? []) if (adapter.rooms.get(room)?.has(id) === true) return false;
    return true;
  };
  for (const room of rooms)
    for (const id of adapter.rooms.get(room) ?? []) if (left(id)) return true;
  return false;
}
