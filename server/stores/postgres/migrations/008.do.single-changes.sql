-- A commit of one change to one record that is there, which most are: what 002 and 007 do for many at a
-- time, in fewer steps. The row is locked by its change; whoever waited for it and finds another version
-- has written nothing.

CREATE FUNCTION commit_change(
  of_kind text, of_id text, expected integer, new_state text, due double precision,
  added_public integer, added_internal integer, labels text[],
  logs smallint[], offsets integer[], entries text[], bodies text[], now double precision, writer text,
  OUT written boolean, OUT before_public integer, OUT before_internal integer
) LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET cascade.queues_itself = 'yes' AS $$
DECLARE
  next_serial bigint := nextval('record_serial');
BEGIN
  UPDATE record AS r SET
      version = expected + 1, state = new_state::json,
      public_head = r.public_head + added_public, internal_head = r.internal_head + added_internal,
      due_at = due, serial = next_serial, changed_in = pg_current_xact_id(), changed_by = writer
    WHERE r.kind = of_kind AND r.id = of_id AND r.version = expected
    RETURNING r.public_head - added_public, r.internal_head - added_internal
    INTO before_public, before_internal;
  written := FOUND;
  IF NOT written THEN RETURN; END IF;

  INSERT INTO event (conversation_id, log, seq, at, entry_id, body)
    SELECT of_id, e.log, e.place + CASE e.log WHEN 1 THEN before_public ELSE before_internal END,
           now, e.entry, e.body::json
      FROM unnest(logs, offsets, entries, bodies) AS e(log, place, entry, body);

  IF of_kind IN ('conversation', 'ticket', 'contact') THEN
    INSERT INTO search_queue (kind, id) VALUES (of_kind, of_id);
  END IF;

  DELETE FROM label AS l WHERE l.kind = of_kind AND l.id = of_id AND l.label <> ALL (labels);
  INSERT INTO label AS l (kind, id, label, serial)
    SELECT of_kind, of_id, given, next_serial FROM unnest(labels) AS given
    ON CONFLICT (kind, id, label) DO UPDATE SET serial = excluded.serial;
END $$;
