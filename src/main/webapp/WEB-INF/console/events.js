// Tells when something has changed: by the service's event stream, or by the clock where there is none.

const LEAST_PAUSE_MILLIS = 1000;
/** A stream can be open and silent while the service hangs, so it is looked after all the same. */
const LONGEST_SILENCE_MILLIS = 10_000;
const OPEN_AGAIN_MILLIS = 5000;

/**
 * Calls `onChange` at most once a second and never while the page is hidden, and `onState` with connecting, live or broken.
 */
export function followChanges(onChange, onState) {
  let source = null;
  let waiting = 0;
  let openingAgain = 0;
  let lastChange = 0;
  let reading = false;
  let again = false;

  function changed() {
    if (document.hidden || waiting) {
      return;
    }
    if (reading) {
      again = true;
      return;
    }
    waiting = setTimeout(read, Math.max(0, lastChange + LEAST_PAUSE_MILLIS - Date.now()));
  }

  /** One reading at a time: a service that answers slowly is not asked faster than it answers. */
  async function read() {
    waiting = 0;
    lastChange = Date.now();
    reading = true;
    again = false;
    try {
      await onChange();
    } finally {
      reading = false;
      if (again) {
        changed();
      }
    }
  }

  function open() {
    clearTimeout(openingAgain);
    source?.close();
    source = new EventSource('/api/events');
    source.addEventListener('open', () => {
      onState('live');
      changed();
    });
    source.addEventListener('change', changed);
    source.addEventListener('error', () => {
      onState('broken');
      if (source.readyState === EventSource.CLOSED) {
        openingAgain = setTimeout(open, OPEN_AGAIN_MILLIS);
      }
    });
  }

  function close() {
    clearTimeout(openingAgain);
    source?.close();
    source = null;
  }

  document.addEventListener('visibilitychange', () => {
    if (document.hidden) {
      close();
    } else {
      onState('connecting');
      open();
      changed();
    }
  });
  addEventListener('pagehide', close);
  setInterval(() => {
    if (Date.now() - lastChange >= LONGEST_SILENCE_MILLIS) {
      changed();
    }
  }, LONGEST_SILENCE_MILLIS / 2);
  if (!document.hidden) {
    open();
  }
}
