// Questions in native dialogs: focus stays inside, Escape means no.
import { h } from './dom.js';

let count = 0;

/**
 * Asks, and runs `act` when the answer is yes; the dialog stays open while it runs and shows its failure.
 * `fields` are shown above the buttons, `act` gets the form's data.
 */
export function ask({ title, text, fields = [], yes, danger = false, act }) {
  const id = `dialog-${++count}`;
  const opener = document.activeElement;
  const trouble = h('p', { class: 'field-error', role: 'alert' });
  const confirm = h('button', { type: 'submit', class: danger ? 'danger' : 'primary' }, yes);
  const cancel = h('button', { type: 'button', onclick: () => dialog.close() }, 'Cancel');
  const form = h('form', { method: 'dialog', onsubmit: submit },
      h('h2', { id }, title),
      text && h('p', null, text),
      fields, trouble,
      h('div', { class: 'row end' }, cancel, confirm));
  const dialog = h('dialog', { 'aria-labelledby': id, onclose: closed }, form);

  async function submit(event) {
    event.preventDefault();
    confirm.disabled = true;
    trouble.textContent = '';
    try {
      await act(new FormData(form));
      dialog.close();
    } catch (failure) {
      trouble.textContent = [failure.message, ...(failure.errors ?? [])].join(' ');
      confirm.disabled = false;
      confirm.focus();
    }
  }

  function closed() {
    dialog.remove();
    if (opener?.isConnected) {
      opener.focus();
    }
    if (document.activeElement === document.body) {
      // What was pressed is gone or switched off now.
      (document.querySelector('#view > :not([hidden]) h1') ?? document.getElementById('content')).focus();
    }
  }

  document.body.append(dialog);
  dialog.showModal();
  (fields.length > 0 ? form.querySelector('input, select') : cancel)?.focus();
}
