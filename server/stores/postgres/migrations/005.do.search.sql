-- Full-text search. A document is what tickets, chats and contacts are found by; it is made of records
-- by the application, behind the commits: what waits for that is queued by the commit itself.
--
-- A tsvector whose lexemes know no language: every three letters in a row (server/domain/search-text.ts).

CREATE TABLE search_text (
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL,
  -- Orders what is found: epoch milliseconds.
  at double precision NOT NULL,
  names text NOT NULL,
  body text NOT NULL,
  lexemes tsvector NOT NULL,
  PRIMARY KEY (kind, id)
) WITH (toast_tuple_target = 128);

CREATE INDEX search_text_lexemes ON search_text USING gin (lexemes);
CREATE INDEX search_text_latest ON search_text (kind, at DESC);

-- What has these lexemes, by the index: how many begin with a few letters is guessed so high that the
-- server would rather read everything.
CREATE FUNCTION search_having(query tsquery) RETURNS SETOF search_text LANGUAGE sql STABLE
  SET enable_seqscan = off
  AS 'SELECT * FROM search_text WHERE lexemes @@ query';

-- Only ever added to and taken from, so that a commit never waits for whoever takes. No unique names:
-- what is queued twice is read twice.
CREATE TABLE search_queue (
  n bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
  kind text COLLATE "C" NOT NULL,
  id text COLLATE "C" NOT NULL
);

CREATE FUNCTION queue_for_search() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' THEN
    INSERT INTO search_queue (kind, id) VALUES (OLD.kind, OLD.id);
  ELSE
    INSERT INTO search_queue (kind, id) VALUES (NEW.kind, NEW.id);
  END IF;
  RETURN NULL;
END $$;

CREATE TRIGGER record_written AFTER INSERT OR UPDATE OF state ON record FOR EACH ROW
  WHEN (NEW.kind IN ('conversation', 'ticket', 'contact')) EXECUTE FUNCTION queue_for_search();
CREATE TRIGGER record_removed AFTER DELETE ON record FOR EACH ROW
  WHEN (OLD.kind IN ('conversation', 'ticket', 'contact')) EXECUTE FUNCTION queue_for_search();

INSERT INTO search_queue (kind, id)
  SELECT kind, id FROM record WHERE kind IN ('conversation', 'ticket', 'contact') ORDER BY serial;
