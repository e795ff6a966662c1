-- Labels that were thought of when there were records already (server/domain/labels.ts): given once to
-- what is there, and again to what an earlier version wrote and is moved in.
--
-- A state is json as its writer spelled it, without spaces, and may hold what PostgreSQL cannot read
-- as text: it is looked at as it is written. Inside of a text, quotation marks have a backslash.

CREATE FUNCTION add_later_labels() RETURNS void LANGUAGE sql AS $$
  INSERT INTO label (kind, id, label, serial)
    SELECT r.kind, r.id, 'rated', r.serial FROM record AS r
    WHERE r.kind = 'conversation' AND r.state::text LIKE '%"rated":{%'
  ON CONFLICT DO NOTHING
$$;

SELECT add_later_labels();
