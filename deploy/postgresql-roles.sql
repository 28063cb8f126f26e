-- Two roles: khuyencong_owner lays the tables and their guards, khuyencong serves and can take no guard off.
-- As postgres, after every `khuyencong migrate` (a new table is nobody's to read before):
--   runuser -u postgres -- psql -v ON_ERROR_STOP=1 -d khuyencong < postgresql-roles.sql
-- Where one role did both until now, its tables change hands here.
REASSIGN OWNED BY khuyencong TO khuyencong_owner;
GRANT USAGE ON SCHEMA public TO khuyencong;
GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO khuyencong;
GRANT USAGE ON ALL SEQUENCES IN SCHEMA public TO khuyencong;
-- What is never altered is not theirs to alter, guards or no guards.
REVOKE UPDATE, DELETE ON records_entry, records_act FROM khuyencong;
