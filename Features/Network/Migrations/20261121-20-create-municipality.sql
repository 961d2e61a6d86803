-- Municipalities of the official register, and the beginnings of words by which people find them.

CREATE TABLE district (
    key TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 5),
    name TEXT NOT NULL CHECK (name <> ''),
    state TEXT NOT NULL CHECK (length(state) = 2),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL
);

CREATE TABLE municipality (
    key TEXT NOT NULL PRIMARY KEY CHECK (length(key) = 8),
    name TEXT NOT NULL CHECK (name <> ''),
    sorbian_name TEXT CHECK (sorbian_name <> ''),
    district_key TEXT NOT NULL REFERENCES district (key),
    latitude DOUBLE PRECISION CHECK (latitude BETWEEN -90 AND 90),
    longitude DOUBLE PRECISION CHECK (longitude BETWEEN -180 AND 180),
    population BIGINT NOT NULL CHECK (population >= 0),
    created_at TEXT NOT NULL,
    changed_at TEXT NOT NULL,
    CHECK ((latitude IS NULL) = (longitude IS NULL))
);

CREATE INDEX municipality_district ON municipality (district_key);

CREATE TABLE municipality_postcode (
    municipality_key TEXT NOT NULL REFERENCES municipality (key),
    postcode TEXT NOT NULL CHECK (length(postcode) = 5),
    PRIMARY KEY (municipality_key, postcode)
);

-- `stem` holds the first two letters: an index that serves prefixes alike in both engines, whatever their collation.
CREATE TABLE municipality_term (
    municipality_key TEXT NOT NULL REFERENCES municipality (key),
    term TEXT NOT NULL,
    stem TEXT NOT NULL,
    PRIMARY KEY (municipality_key, term)
);

CREATE INDEX municipality_term_stem ON municipality_term (stem, term);
