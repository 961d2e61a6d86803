-- What counts when people and vacancies are compared in an alliance, and how long ways take there.

-- Counted up by every change of any of it: servers see by it that there is something new.
CREATE TABLE region_rules (
    alliance_id TEXT NOT NULL PRIMARY KEY,
    revision BIGINT NOT NULL CHECK (revision > 0)
);

-- How far obstacles may be gone around. Without a row, and for a criterion without points, the standard holds.
CREATE TABLE comparison_rules (
    alliance_id TEXT NOT NULL PRIMARY KEY,
    minutes_beyond BIGINT NOT NULL CHECK (minutes_beyond BETWEEN 0 AND 600),
    hours_beyond BIGINT NOT NULL CHECK (hours_beyond BETWEEN 0 AND 100),
    days_beyond BIGINT NOT NULL CHECK (days_beyond BETWEEN 0 AND 3650),
    commute_span BIGINT NOT NULL CHECK (commute_span BETWEEN 1 AND 600),
    -- Percent of the wished pay.
    pay_floor BIGINT NOT NULL CHECK (pay_floor BETWEEN 0 AND 99),
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL
);

CREATE TABLE criterion_weight (
    alliance_id TEXT NOT NULL,
    criterion TEXT NOT NULL,
    points BIGINT NOT NULL CHECK (points BETWEEN 0 AND 1000),
    PRIMARY KEY (alliance_id, criterion)
);

-- Minutes from town to town, one way, as a table brought them.
CREATE TABLE travel_time (
    alliance_id TEXT NOT NULL,
    origin TEXT NOT NULL CHECK (length(origin) = 8),
    destination TEXT NOT NULL CHECK (length(destination) = 8),
    mode TEXT NOT NULL CHECK (mode IN ('walk', 'bicycle', 'car', 'transit')),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 0 AND 600),
    PRIMARY KEY (alliance_id, origin, destination, mode)
);

-- What somebody knows better, in both directions; counts before the table.
CREATE TABLE known_way (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    one TEXT NOT NULL CHECK (length(one) = 8),
    other TEXT NOT NULL CHECK (length(other) = 8),
    mode TEXT NOT NULL CHECK (mode IN ('walk', 'bicycle', 'car', 'transit')),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 600),
    reason TEXT NOT NULL CHECK (reason <> ''),
    changed_at TEXT NOT NULL,
    CHECK (one < other),
    UNIQUE (alliance_id, one, other, mode)
);

-- A river or border that makes ways longer, and the towns on its far side.
CREATE TABLE travel_barrier (
    id TEXT NOT NULL PRIMARY KEY,
    alliance_id TEXT NOT NULL,
    name TEXT NOT NULL CHECK (name <> ''),
    minutes BIGINT NOT NULL CHECK (minutes BETWEEN 1 AND 120),
    version BIGINT NOT NULL DEFAULT 1,
    changed_at TEXT NOT NULL
);

CREATE INDEX travel_barrier_by_alliance ON travel_barrier (alliance_id);

CREATE TABLE travel_barrier_town (
    barrier_id TEXT NOT NULL REFERENCES travel_barrier (id) ON DELETE CASCADE,
    municipality TEXT NOT NULL CHECK (length(municipality) = 8),
    PRIMARY KEY (barrier_id, municipality)
);
