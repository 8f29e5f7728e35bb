CREATE TABLE IF NOT EXISTS crm_contact_verification (
  session_id VARCHAR(200) PRIMARY KEY,
  external_reference_id VARCHAR(200),
  status VARCHAR(40) NOT NULL,
  error_code VARCHAR(200),
  completed_at VARCHAR(40),
  updated_at TIMESTAMP WITH TIME ZONE NOT NULL,
  update_count INTEGER NOT NULL
)
