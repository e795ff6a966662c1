-- Which processes live, who is connected to them, and who is busy with which deadline. Leases: what
-- is not renewed is void. Unlogged, so that coming and going costs no flush; after a crash of the
-- server the tables are empty and every process says anew what it knows.

CREATE UNLOGGED TABLE node (
  id text PRIMARY KEY,
  lives_until timestamptz NOT NULL
);

CREATE UNLOGGED TABLE connected (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  node text NOT NULL,
  PRIMARY KEY (kind, id, node)
);

CREATE INDEX connected_node ON connected (node, kind);

CREATE UNLOGGED TABLE claim (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  due_at double precision NOT NULL,
  held_until timestamptz NOT NULL,
  PRIMARY KEY (kind, id)
);
