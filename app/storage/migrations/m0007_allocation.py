"""Schema 7: orders shared among workshops."""

ALLOCATION = """
CREATE TABLE order_share (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  order_id INTEGER NOT NULL REFERENCES anchor_order (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  price INTEGER CHECK (price >= 0),
  due_on TEXT,
  status TEXT NOT NULL DEFAULT 'planned' CHECK (status IN
  ('planned', 'proposed', 'thinking', 'accepted', 'declined', 'dropped', 'delivered', 'paid')),
  answered_on TEXT,
  reason TEXT,
  delivered_on TEXT,
  delivered INTEGER CHECK (delivered >= 0),
  returned INTEGER CHECK (returned >= 0),
  paid_on TEXT,
  paid_amount INTEGER CHECK (paid_amount >= 0),
  note TEXT
) STRICT;
CREATE INDEX order_share_order ON order_share (order_id);
CREATE INDEX order_share_workshop ON order_share (workshop_id);

CREATE TABLE share_group (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  kind TEXT NOT NULL CHECK (kind IN ('transport', 'family')),
  name TEXT NOT NULL,
  cluster_id INTEGER REFERENCES cluster (id),
  share_cap REAL CHECK (share_cap BETWEEN 0 AND 1)
) STRICT;
CREATE INDEX share_group_cluster ON share_group (cluster_id);

CREATE TABLE share_group_member (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  group_id INTEGER NOT NULL REFERENCES share_group (id),
  workshop_id INTEGER NOT NULL REFERENCES workshop (id)
) STRICT;
CREATE INDEX share_group_member_group ON share_group_member (group_id);
CREATE INDEX share_group_member_workshop ON share_group_member (workshop_id);
"""
