"""Schema 7: what anchor companies ask for, and their orders."""

VALUECHAIN = """
ALTER TABLE anchor ADD COLUMN buys TEXT;
ALTER TABLE anchor ADD COLUMN lead_days INTEGER CHECK (lead_days >= 0);
ALTER TABLE anchor ADD COLUMN payment_days INTEGER CHECK (payment_days >= 0);
ALTER TABLE anchor ADD COLUMN invoice_kind TEXT CHECK (invoice_kind IN ('boleta', 'factura', 'any'));
ALTER TABLE anchor ADD COLUMN terms_on TEXT;
ALTER TABLE anchor ADD COLUMN terms_by TEXT;

CREATE TABLE anchor_contact (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  anchor_id INTEGER NOT NULL REFERENCES anchor (id),
  name TEXT NOT NULL,
  post TEXT,
  phone TEXT,
  phone_given TEXT,
  email TEXT
) STRICT;
CREATE INDEX anchor_contact_anchor ON anchor_contact (anchor_id);

CREATE TABLE anchor_demand (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  anchor_id INTEGER NOT NULL REFERENCES anchor (id),
  kind TEXT NOT NULL CHECK (kind IN ('quality', 'document', 'social', 'training', 'other')),
  what TEXT NOT NULL,
  said_on TEXT NOT NULL,
  said_by TEXT,
  note TEXT
) STRICT;
CREATE INDEX anchor_demand_anchor ON anchor_demand (anchor_id);
CREATE INDEX anchor_demand_kind ON anchor_demand (kind);

CREATE TABLE anchor_order (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  anchor_id INTEGER NOT NULL REFERENCES anchor (id),
  number INTEGER NOT NULL,
  reference TEXT,
  product TEXT NOT NULL,
  description TEXT,
  standard_minutes REAL CHECK (standard_minutes > 0),
  minutes_origin TEXT CHECK (minutes_origin IN ('measured', 'anchor', 'estimate')),
  quantity INTEGER NOT NULL CHECK (quantity > 0),
  asked_on TEXT NOT NULL,
  agreed_on TEXT,
  fabric_on TEXT,
  due_on TEXT,
  price INTEGER CHECK (price >= 0),
  penalty_per_piece INTEGER CHECK (penalty_per_piece >= 0),
  payment_days INTEGER CHECK (payment_days >= 0),
  lot_min INTEGER CHECK (lot_min > 0),
  share_cap REAL CHECK (share_cap BETWEEN 0 AND 1),
  status TEXT NOT NULL DEFAULT 'asked' CHECK (status IN
  ('asked', 'agreed', 'running', 'delivered', 'paid', 'cancelled', 'lost')),
  closed_on TEXT,
  closed_why TEXT,
  sample_approved_on TEXT,
  received_on TEXT,
  paid_on TEXT,
  paid_amount INTEGER CHECK (paid_amount >= 0),
  note TEXT
) STRICT;
CREATE INDEX anchor_order_anchor ON anchor_order (anchor_id);
CREATE INDEX anchor_order_due ON anchor_order (due_on);

CREATE TABLE order_size (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  order_id INTEGER NOT NULL REFERENCES anchor_order (id),
  size TEXT NOT NULL,
  quantity INTEGER NOT NULL CHECK (quantity >= 0)
) STRICT;
CREATE INDEX order_size_order ON order_size (order_id);

CREATE TABLE order_requirement (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  order_id INTEGER NOT NULL REFERENCES anchor_order (id),
  kind TEXT NOT NULL CHECK (kind IN ('machine', 'skill', 'document', 'item', 'sample', 'other')),
  what TEXT NOT NULL DEFAULT '',
  level INTEGER CHECK (level >= 0)
) STRICT;
CREATE INDEX order_requirement_order ON order_requirement (order_id);

CREATE TABLE order_delivery (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  order_id INTEGER NOT NULL REFERENCES anchor_order (id),
  due_on TEXT,
  quantity INTEGER CHECK (quantity >= 0),
  delivered_on TEXT,
  delivered INTEGER CHECK (delivered >= 0),
  returned INTEGER CHECK (returned >= 0),
  penalty INTEGER CHECK (penalty >= 0),
  note TEXT
) STRICT;
CREATE INDEX order_delivery_order ON order_delivery (order_id);

CREATE TABLE order_change (
  id INTEGER PRIMARY KEY,
  deleted INTEGER NOT NULL DEFAULT 0 CHECK (deleted IN (0, 1)),
  order_id INTEGER NOT NULL REFERENCES anchor_order (id),
  noted_on TEXT NOT NULL,
  what TEXT NOT NULL CHECK (what IN ('due_on', 'quantity', 'price', 'fabric_on')),
  before TEXT,
  after TEXT,
  asked_by TEXT NOT NULL CHECK (asked_by IN ('anchor', 'us'))
) STRICT;
CREATE INDEX order_change_order ON order_change (order_id);
"""
