-- Records with their labels and deadlines, and the logs of conversations.
--
-- Text that PostgreSQL cannot hold (a zero byte, half a surrogate pair) is spelled out by the
-- adapter in names. States and events are json, not jsonb: they come back exactly as written.

CREATE SEQUENCE record_serial CACHE 1;

CREATE TABLE record (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  version integer NOT NULL,
  state json NOT NULL,
  -- The newest numbers of the public and the internal log.
  public_head integer NOT NULL,
  internal_head integer NOT NULL,
  -- Epoch milliseconds.
  due_at double precision,
  -- Orders what carries a label. Not a feed: it is drawn before the commit.
  serial bigint NOT NULL,
  -- A feed: whoever remembers the oldest transaction still running when it looked misses none.
  changed_in xid8 NOT NULL,
  changed_by text,
  PRIMARY KEY (kind, id)
) WITH (fillfactor = 80);

CREATE INDEX record_due ON record (due_at, kind, id) WHERE due_at IS NOT NULL;
CREATE INDEX record_changed ON record (changed_in);

CREATE TABLE label (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  label text COLLATE "C" NOT NULL,
  serial bigint NOT NULL,
  PRIMARY KEY (kind, id, label)
) WITH (fillfactor = 80);

CREATE INDEX label_latest ON label (kind, label, serial DESC);

CREATE TABLE event (
  conversation_id text COLLATE "C" NOT NULL,
  -- 1: public, 2: internal.
  log smallint NOT NULL,
  seq integer NOT NULL,
  at double precision NOT NULL,
  -- The id its writer gave a message or note.
  entry_id text COLLATE "C",
  body json NOT NULL,
  PRIMARY KEY (conversation_id, log, seq)
);

CREATE INDEX event_entry ON event (conversation_id, entry_id) WHERE entry_id IS NOT NULL;
