// The service's JSON API, and what its failures mean.

const LIMIT_MILLIS = 30_000;
/** The service answers about itself at once or is in trouble. */
const SOON_MILLIS = 10_000;
/** As long as the service takes at most: giving up earlier could lead to a second session. */
const CREATE_LIMIT_MILLIS = 155_000;

/** A failure as a problem document tells it; status 0 when there was no answer at all. */
export class Problem extends Error {
  constructor(status, title, detail, errors = []) {
    super(detail || title);
    this.name = 'Problem';
    this.status = status;
    this.title = title;
    this.detail = detail;
    this.errors = errors;
  }
}

export function get(path) {
  return call('GET', path);
}

/** The same, for what is answered at once. */
export function getSoon(path) {
  return call('GET', path, undefined, SOON_MILLIS);
}

export function post(path, body) {
  return call('POST', path, body);
}

export function create(path, body) {
  return call('POST', path, body, CREATE_LIMIT_MILLIS);
}

async function call(method, path, body, limit = LIMIT_MILLIS) {
  const headers = { Accept: 'application/json, application/problem+json' };
  if (body !== undefined) {
    headers['Content-Type'] = 'application/json';
  }
  let answer;
  let text;
  try {
    answer = await fetch(path, {
      method,
      headers,
      body: body === undefined ? undefined : JSON.stringify(body),
      cache: 'no-store',
      credentials: 'same-origin',
      signal: AbortSignal.timeout(limit),
    });
    text = await answer.text();
  } catch (failure) {
    throw failure.name === 'TimeoutError'
      ? new Problem(0, 'No answer in time', 'The service may be busy, or waiting for a vendor.')
      : new Problem(0, 'The service does not answer', 'It may be starting again. This page tries again by itself.');
  }
  if (answer.status === 401) {
    // The same address asks for the key then.
    location.reload();
    return new Promise(() => {});
  }
  const json = parse(text);
  if (!answer.ok) {
    throw problem(answer, json);
  }
  return json;
}

function parse(text) {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

function problem(answer, json) {
  if (answer.status === 404 && !json) {
    return new Problem(404, 'This flow is not loaded', 'The service has no such flow: see the folder routes/.');
  }
  const wait = Number(answer.headers.get('Retry-After'));
  const detail = json?.detail ?? json?.message ?? `The service answered ${answer.status}.`;
  const words = answer.status === 429 && wait > 0 ? `${detail} Try again in ${wait} s.` : detail;
  const errors = Array.isArray(json?.errors) ? json.errors.map(String) : [];
  return new Problem(answer.status, json?.title ?? 'This did not work', String(words), errors);
}

/** A path below a vendor's name and a session's id, both of which may hold anything. */
export function ledgerPath(vendor, sessionId, action = '') {
  return `/api/ledger/sessions/${encodeURIComponent(vendor)}/${encodeURIComponent(sessionId)}${action}`;
}
