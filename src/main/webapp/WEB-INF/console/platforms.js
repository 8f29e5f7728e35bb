// The cards of the platforms that data can be proven from.
import { get } from './api.js';
import { h, render } from './dom.js';
import { failure, loading } from './panels.js';

/** A fieldset that loads its platforms; `clear` takes an objection away again. */
export function platformChoice() {
  const cards = h('div', { class: 'cards platforms', 'data-alone': '' });
  const error = h('p', { class: 'field-error', id: 'platform-error' });
  const node = h('fieldset', { class: 'group', 'aria-describedby': 'platform-error' },
      h('legend', null, 'Platform', h('span', { class: 'required' }, ' required')), cards, error);

  async function load() {
    render(cards, loading('Asking the vendor for its platforms…'));
    try {
      const platforms = await get('/api/platforms');
      const sorted = [...platforms].sort((a, b) => Number(usable(b)) - Number(usable(a)));
      render(cards, sorted.map(card));
      cards.querySelector('input:enabled')?.setAttribute('checked', '');
    } catch (problem) {
      render(cards, failure(problem, load));
    }
  }

  function object(text) {
    error.textContent = text;
    cards.querySelector('input:enabled')?.focus();
  }

  load();
  return { node, object };
}

function card(platform) {
  const label = platform.displayName ?? platform.name ?? `Platform ${platform.id}`;
  const off = !usable(platform);
  return h('label', { class: off ? 'card choice off' : 'card choice', 'data-key': `platform-${platform.id}` },
      h('input', { type: 'radio', name: 'platformId', value: platform.id, disabled: off }),
      picture(platform.icon, label),
      h('span', { class: 'choice-text' }, h('strong', null, label),
          h('small', null, off ? 'Not offered at present' : platform.description ?? platform.name ?? '')));
}

function usable(platform) {
  return platform.isActive !== false;
}

/** The vendor's icon where it came along; its server is not asked, so that it does not learn who looks. */
function picture(icon, label) {
  return typeof icon === 'string' && icon.startsWith('data:image/')
    ? h('img', { src: icon, alt: '', width: '32', height: '32' })
    : h('span', { class: 'initial', 'aria-hidden': 'true' }, label.charAt(0).toUpperCase());
}
