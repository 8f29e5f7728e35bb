// In the sandbox: sessions that wait for the person at this page, and the reviewer whom a stand-in has not.
import { post, Problem } from './api.js';
import { overview } from './overview.js';

function control(vendor, sessionId, body) {
  return post(`/sandbox/control/${encodeURIComponent(vendor)}/sessions/${encodeURIComponent(sessionId)}`, body);
}

/** Whether the embedded stand-ins run, so that both is possible. */
export function hasStandIns() {
  return overview()?.features?.breakIt === true;
}

/** Lets a session wait for the person. One that has ended by itself already stays as it is. */
export async function leaveToPerson(vendor, sessionId) {
  try {
    await control(vendor, sessionId, { finishing: 'MANUAL' });
  } catch (problem) {
    if (!(problem instanceof Problem) || problem.status === 401) {
      throw problem;
    }
  }
}

/** Decides about what the person has submitted. */
export function decide(vendor, sessionId, status) {
  return control(vendor, sessionId, { status });
}
