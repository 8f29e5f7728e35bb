// In the sandbox: sessions that wait for the person at this page, and the reviewer whom a stand-in has not.
import { post } from './api.js';
import { overview } from './overview.js';

function control(vendor, path, body) {
  return post(`/sandbox/control/${encodeURIComponent(vendor)}${path}`, body);
}

/** Whether the embedded stand-ins run, so that both is possible. */
export function hasStandIns() {
  return overview()?.features?.breakIt === true;
}

/** Creates a session that does not end by itself; those created by anybody else go on as before. */
export async function leftToThePerson(vendor, create) {
  await control(vendor, '/switches', { finishing: 'MANUAL' });
  try {
    return await create();
  } finally {
    await control(vendor, '/switches', { finishing: 'AUTOMATIC' });
  }
}

/** Decides about what the person has submitted. */
export function decide(vendor, sessionId, status) {
  return control(vendor, `/sessions/${encodeURIComponent(sessionId)}`, { status });
}
