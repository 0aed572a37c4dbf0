-- A database as version 0002 left it, in words that SQLite and PostgreSQL both take.
CREATE TABLE alembic_version (version_num VARCHAR(32) NOT NULL PRIMARY KEY);
INSERT INTO alembic_version VALUES ('0002');
CREATE TABLE reports (id VARCHAR(16) NOT NULL PRIMARY KEY, owner VARCHAR(100) DEFAULT '' NOT NULL, title TEXT NOT NULL, kind VARCHAR(100) DEFAULT '' NOT NULL, created VARCHAR(32) NOT NULL, updated VARCHAR(32) NOT NULL, head INTEGER NOT NULL, deleted BOOLEAN DEFAULT false NOT NULL);
CREATE INDEX reports_by_owner ON reports (owner, updated);
CREATE TABLE versions (report VARCHAR(16) NOT NULL REFERENCES reports (id), number INTEGER NOT NULL, created VARCHAR(32) NOT NULL, who VARCHAR(100) DEFAULT '' NOT NULL, why VARCHAR(20) NOT NULL, note TEXT DEFAULT '' NOT NULL, content TEXT NOT NULL, PRIMARY KEY (report, number));
CREATE TABLE runs (id VARCHAR(16) NOT NULL PRIMARY KEY, report VARCHAR(16) DEFAULT '' NOT NULL, status VARCHAR(12) NOT NULL, model VARCHAR(200) DEFAULT '' NOT NULL, created VARCHAR(32) NOT NULL, updated VARCHAR(32) NOT NULL, error TEXT DEFAULT '' NOT NULL, brief TEXT NOT NULL, batch VARCHAR(100) DEFAULT '' NOT NULL, source TEXT DEFAULT '' NOT NULL, settings TEXT DEFAULT '{}' NOT NULL, attempts TEXT DEFAULT '{}' NOT NULL);
CREATE INDEX runs_by_batch ON runs (batch, status);
CREATE INDEX runs_by_status ON runs (status, updated);
CREATE TABLE calls (hash VARCHAR(64) NOT NULL PRIMARY KEY, run VARCHAR(16) DEFAULT '' NOT NULL, section VARCHAR(50) DEFAULT '' NOT NULL, purpose VARCHAR(20) DEFAULT '' NOT NULL, prompt VARCHAR(100) DEFAULT '' NOT NULL, prompt_hash VARCHAR(64) DEFAULT '' NOT NULL, model VARCHAR(200) NOT NULL, input_tokens INTEGER DEFAULT 0 NOT NULL, output_tokens INTEGER DEFAULT 0 NOT NULL, seconds FLOAT DEFAULT 0 NOT NULL, answer TEXT NOT NULL, created VARCHAR(32) NOT NULL);
CREATE INDEX calls_by_run ON calls (run);
CREATE TABLE sheets (owner VARCHAR(100) DEFAULT '' NOT NULL, name VARCHAR(200) NOT NULL, number INTEGER NOT NULL, created VARCHAR(32) NOT NULL, who VARCHAR(100) DEFAULT '' NOT NULL, note TEXT DEFAULT '' NOT NULL, content TEXT NOT NULL, PRIMARY KEY (owner, name, number));
CREATE TABLE workers (id VARCHAR(100) NOT NULL PRIMARY KEY, started DOUBLE PRECISION NOT NULL, seen DOUBLE PRECISION NOT NULL);
CREATE TABLE pace (name VARCHAR(50) NOT NULL PRIMARY KEY, free DOUBLE PRECISION NOT NULL);
INSERT INTO reports VALUES ('00000000000000aa', '', '青禾县工作报告', '', '2025-12-05T00:00:00.000+00:00', '2025-12-05T00:00:01.000+00:00', 2, false);
INSERT INTO versions VALUES ('00000000000000aa', 1, '2025-12-05T00:00:00.000+00:00', '', 'drafted', '', '{"brief": {"title": "青禾县工作报告"}, "facts": [{"id": "整改", "value": "149", "unit": "处"}], "outline": {"sections": [{"heading": "做法", "facts": ["整改"]}]}, "sections": [{"id": "1", "heading": "做法", "source": "整改隐患[[整改]]。"}]}');
INSERT INTO versions VALUES ('00000000000000aa', 2, '2025-12-05T00:00:01.000+00:00', '王科长', 'edited', '', '{"brief": {"title": "青禾县工作报告"}, "facts": [{"id": "整改", "value": "150", "unit": "处"}], "outline": {"sections": [{"heading": "做法", "facts": ["整改"]}]}, "sections": [{"id": "1", "heading": "做法", "source": "已整改隐患[[整改]]。"}]}');
INSERT INTO runs (id, report, status, model, created, updated, error, brief) VALUES ('00000000000000bb', '', 'done', 'composer', '2025-12-05T00:00:00.000+00:00', '2025-12-05T00:00:00.000+00:00', '', '{}');
INSERT INTO calls (hash, run, model, answer, created) VALUES ('ff', '00000000000000bb', 'scripted', '{"text": "好"}', '2025-12-05T00:00:00.000+00:00');
