// In the sandbox: sessions that wait for the person at this page, and the reviewer whom a stand-in has not.
import { get, post } from './api.js';
import { overview } from './overview.js';

function control(vendor, path, body) {
  return post(`/sandbox/control/${encodeURIComponent(vendor)}${path}`, body);
}

/** Whether the embedded stand-ins run, so that both is possible. */
export function hasStandIns() {
  return overview()?.features?.breakIt === true;
}

/**
 * Creates a session that waits for the person, or one that ends by itself. How a session ends is drawn as it is created, so
 * the switch is set back at once and those created by anybody else go on as before.
 */
export async function finishedBy(vendor, whom, create) {
  const wanted = whom === 'person' ? 'MANUAL' : 'AUTOMATIC';
  const { vendors } = await get('/sandbox/control');
  const switches = vendors.find((each) => each.vendor === vendor)?.switches ?? [];
  const before = switches.find((each) => each.name === 'finishing')?.value ?? wanted;
  if (before === wanted) {
    return create();
  }
  await control(vendor, '/switches', { finishing: wanted });
  try {
    return await create();
  } finally {
    await control(vendor, '/switches', { finishing: before });
  }
}

/** Decides about what the person has submitted. */
export function decide(vendor, sessionId, status) {
  return control(vendor, `/sessions/${encodeURIComponent(sessionId)}`, { status });
}
