-- A row while records are being moved or imported into this database: until it is gone, not all of
-- them are here, and no process serves anybody from it.

CREATE TABLE moving (
  one boolean PRIMARY KEY DEFAULT true CHECK (one),
  -- What they come from: whoever goes on has to bring the same.
  source text NOT NULL,
  begun_at timestamptz NOT NULL DEFAULT now()
);
