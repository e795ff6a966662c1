-- What 002 does, with each statement planned once for a connection instead of at every call, which took
-- longer than doing it; labels come in one list for each change, so that no list is looked through for
-- every label of another.
--
-- What waits to be searchable (005) is queued by the same statement; the trigger is left to whatever else
-- writes records. The function of 002 stays for processes of an earlier version that still run while others
-- are replaced.

CREATE FUNCTION commit_changes(
  commit_of integer[], kinds text[], ids text[], expected integer[], states text[],
  dues double precision[], added_public integer[], added_internal integer[],
  -- Each an array as PostgreSQL spells it.
  label_lists text[],
  event_of integer[], logs smallint[], offsets integer[], entries text[], bodies text[],
  at double precision[], writer text
) RETURNS TABLE (written boolean, before_public integer, before_internal integer)
LANGUAGE plpgsql SET plan_cache_mode = force_generic_plan SET cascade.queues_itself = 'yes' AS $$
DECLARE
  found record;
  late integer[];
  heads_public integer[];
  heads_internal integer[];
BEGIN
  IF 0 = ANY (expected) THEN
    PERFORM pg_advisory_xact_lock(one.lock) FROM (
      SELECT DISTINCT hashtextextended(w.kind || ' ' || w.id, 0) AS lock
      FROM unnest(kinds, ids, expected) AS w(kind, id, version) WHERE w.version = 0 ORDER BY 1
    ) AS one;
  END IF;

  IF cardinality(ids) = 1 THEN
    SELECT r.version, r.public_head, r.internal_head INTO found FROM record AS r
      WHERE r.kind = kinds[1] AND r.id = ids[1] FOR UPDATE;
    late := CASE WHEN coalesce(found.version, 0) = expected[1] THEN '{}' ELSE commit_of END;
    heads_public := ARRAY[coalesce(found.public_head, 0)];
    heads_internal := ARRAY[coalesce(found.internal_head, 0)];
  ELSE
    WITH locked AS MATERIALIZED (
      SELECT r.kind, r.id, r.version, r.public_head, r.internal_head FROM record AS r
        WHERE (r.kind, r.id) IN (SELECT * FROM unnest(kinds, ids))
        ORDER BY r.kind, r.id FOR UPDATE
    )
    SELECT coalesce(array_agg(w.commit) FILTER (WHERE coalesce(r.version, 0) <> w.version), '{}'),
           array_agg(coalesce(r.public_head, 0) ORDER BY w.n),
           array_agg(coalesce(r.internal_head, 0) ORDER BY w.n)
      INTO late, heads_public, heads_internal
      FROM unnest(commit_of, kinds, ids, expected) WITH ORDINALITY AS w(commit, kind, id, version, n)
      LEFT JOIN locked AS r ON r.kind = w.kind AND r.id = w.id;
  END IF;

  IF array_position(states, NULL) IS NOT NULL THEN
    DELETE FROM event AS e USING unnest(commit_of, kinds, ids, states) AS w(commit, kind, id, state)
      WHERE w.state IS NULL AND w.kind = 'conversation' AND e.conversation_id = w.id AND w.commit <> ALL (late);
    DELETE FROM record AS r USING unnest(commit_of, kinds, ids, states) AS w(commit, kind, id, state)
      WHERE w.state IS NULL AND r.kind = w.kind AND r.id = w.id AND w.commit <> ALL (late);
  END IF;

  WITH given AS (
    SELECT w.*, nextval('record_serial') AS serial
      FROM unnest(commit_of, kinds, ids, expected, states, dues, added_public, added_internal, heads_public, heads_internal, label_lists)
        AS w(commit, kind, id, version, state, due_at, more_public, more_internal, public_head, internal_head, labels)
      WHERE w.state IS NOT NULL AND w.commit <> ALL (late)
  ), put AS (
    INSERT INTO record AS r (kind, id, version, state, public_head, internal_head, due_at, serial, changed_in, changed_by)
      SELECT kind, id, version + 1, state::json, public_head + more_public, internal_head + more_internal,
             due_at, serial, pg_current_xact_id(), writer
        FROM given
      ON CONFLICT (kind, id) DO UPDATE SET
        version = excluded.version, state = excluded.state, public_head = excluded.public_head,
        internal_head = excluded.internal_head, due_at = excluded.due_at, serial = excluded.serial,
        changed_in = excluded.changed_in, changed_by = excluded.changed_by
  ), added AS (
    INSERT INTO event (conversation_id, log, seq, at, entry_id, body)
      SELECT ids[e.change], e.log,
             e.place + CASE e.log WHEN 1 THEN heads_public[e.change] ELSE heads_internal[e.change] END,
             e.time, e.entry, e.body::json
        FROM unnest(event_of, logs, offsets, at, entries, bodies) AS e(change, log, place, time, entry, body)
        WHERE commit_of[e.change] <> ALL (late)
  ), queued AS (
    INSERT INTO search_queue (kind, id)
      SELECT kind, id FROM given WHERE kind IN ('conversation', 'ticket', 'contact')
  ), unlabelled AS (
    DELETE FROM label AS l USING unnest(commit_of, kinds, ids, label_lists) AS w(commit, kind, id, labels)
      WHERE l.kind = w.kind AND l.id = w.id AND l.label <> ALL (w.labels::text[]) AND w.commit <> ALL (late)
  )
  INSERT INTO label AS l (kind, id, label, serial)
    SELECT given.kind, given.id, g.label, given.serial FROM given, unnest(given.labels::text[]) AS g(label)
    ON CONFLICT (kind, id, label) DO UPDATE SET serial = excluded.serial;

  RETURN QUERY SELECT w.commit <> ALL (late), w.public_head, w.internal_head
    FROM unnest(commit_of, heads_public, heads_internal) WITH ORDINALITY AS w(commit, public_head, internal_head, n)
    ORDER BY w.n;
END $$;

DROP TRIGGER record_written ON record;
CREATE TRIGGER record_written AFTER INSERT OR UPDATE OF state ON record FOR EACH ROW
  WHEN (NEW.kind IN ('conversation', 'ticket', 'contact')
    AND current_setting('cascade.queues_itself', true) IS DISTINCT FROM 'yes')
  EXECUTE FUNCTION queue_for_search();
