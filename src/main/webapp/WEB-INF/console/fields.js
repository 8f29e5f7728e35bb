// A creation's form: fields, what was typed as a request, and the service's objections beside the fields they name.
import { h } from './dom.js';

const ID = 'field-';

export function fieldGroup(group) {
  return h('fieldset', { class: 'group' },
      h('legend', null, group.title),
      group.hint && h('p', { class: 'hint' }, group.hint),
      h('div', { class: 'grid' }, group.fields.map(field)));
}

function field(spec) {
  const id = ID + spec.name;
  const notes = `${id}-hint ${id}-error`;
  const common = { id, name: spec.name, 'aria-describedby': notes, autocomplete: spec.autocomplete };
  const hint = h('p', { class: 'hint', id: `${id}-hint` }, spec.hint ?? '');
  const error = h('p', { class: 'field-error', id: `${id}-error` });
  if (spec.kind === 'switch') {
    return h('div', { class: 'field wide' },
        h('label', { class: 'check' }, h('input', { ...common, type: 'checkbox' }), spec.label), hint, error);
  }
  const label = h('label', { for: id }, spec.label, spec.required && h('span', { class: 'required' }, ' required'));
  return h('div', { class: spec.wide ? 'field wide' : 'field' }, label, input(spec, common), hint, error);
}

function input(spec, common) {
  if (spec.options) {
    return h('select', common, h('option', { value: '' }, spec.none),
        spec.options.map((each) => h('option', { value: each }, each)));
  }
  if (spec.kind === 'pairs') {
    return h('textarea', { ...common, rows: '2', spellcheck: 'false' });
  }
  return h('input', {
    ...common, type: 'text', 'aria-required': spec.required ? 'true' : null,
    inputmode: spec.kind === 'number' ? 'numeric' : null, class: spec.mono ? 'mono' : null, spellcheck: 'false',
  });
}

/** What was typed, under the vendor's names; empty fields are left out. */
export function request(form, groups) {
  const body = {};
  for (const spec of groups.flatMap((group) => group.fields)) {
    const control = form.elements.namedItem(spec.name);
    const value = spec.kind === 'switch' ? control.checked : typed(spec, control.value.trim());
    if (value !== undefined) {
      put(body, spec.name.split('.'), value);
    }
  }
  return body;
}

function typed(spec, text) {
  if (text === '') {
    return undefined;
  }
  if (spec.kind === 'number') {
    // What is no number goes out as it is: the service says what is wrong with it.
    return /^-?\d{1,9}$/.test(text) ? Number(text) : text;
  }
  return spec.kind === 'pairs' ? pairs(text) : text;
}

function pairs(text) {
  return Object.fromEntries(text.split('\n').filter((line) => line.trim() !== '').map((line) => {
    const at = line.indexOf('=');
    return at < 0 ? [line.trim(), ''] : [line.slice(0, at).trim(), line.slice(at + 1).trim()];
  }));
}

function put(body, path, value) {
  const [first, ...rest] = path;
  if (rest.length === 0) {
    body[first] = value;
  } else {
    body[first] ??= {};
    put(body[first], rest, value);
  }
}

export function fill(form, values) {
  for (const [name, value] of Object.entries(values)) {
    form.elements.namedItem(name).value = value;
  }
}

/** Puts each objection beside the field it names and returns those that name none. */
export function showObjections(form, groups, objections) {
  clearObjections(form);
  const specs = groups.flatMap((group) => group.fields);
  const rest = [];
  let first = null;
  for (const objection of objections) {
    const named = /^[\w.]+/.exec(objection)?.[0] ?? '';
    const spec = specs.find((each) => snake(each.name) === snake(named));
    const note = spec && document.getElementById(`${ID}${spec.name}-error`);
    if (!note) {
      rest.push(objection);
      continue;
    }
    note.textContent = inWords(spec.label, objection.slice(named.length));
    const control = form.elements.namedItem(spec.name);
    control.setAttribute('aria-invalid', 'true');
    first ??= control;
  }
  first?.focus();
  return rest;
}

/** "profile_id is no UUID" becomes "Profile is no UUID"; "profile_id: choose one" becomes "Choose one". */
function inWords(label, text) {
  const rest = text.replace(/^:?\s*/, '');
  return text.startsWith(':') ? rest.charAt(0).toUpperCase() + rest.slice(1) : `${label} ${rest}`;
}

export function clearObjections(form) {
  form.querySelectorAll('.field-error').forEach((note) => note.replaceChildren());
  form.querySelectorAll('[aria-invalid]').forEach((control) => control.removeAttribute('aria-invalid'));
}

function snake(name) {
  return name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
}
