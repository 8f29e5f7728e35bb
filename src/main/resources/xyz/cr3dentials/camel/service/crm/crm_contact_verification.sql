CREATE TABLE IF NOT EXISTS crm_contact_verification (
  vendor VARCHAR(50) NOT NULL,
  session_id VARCHAR(200) NOT NULL,
  external_reference_id VARCHAR(200),
  status VARCHAR(40) NOT NULL,
  outcome VARCHAR(20),
  error_code VARCHAR(200),
  completed_at VARCHAR(40),
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  update_count INTEGER NOT NULL,
  PRIMARY KEY (vendor, session_id)
)
