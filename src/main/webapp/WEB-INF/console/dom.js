// Builds and updates the page's elements. Data become text nodes or attributes and never markup.

const SVG = 'http://www.w3.org/2000/svg';

/** An element: attributes by name, handlers as `onclick` and so on, children as nodes, texts, lists or nothing. */
export function h(tag, attributes, ...children) {
  return dress(document.createElement(tag), attributes, children);
}

/** The same for a drawing. */
export function svg(tag, attributes, ...children) {
  return dress(document.createElementNS(SVG, tag), attributes, children);
}

function dress(node, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (name.startsWith('on')) {
      listen(node, name.slice(2), value);
    } else if (value === true) {
      node.setAttribute(name, '');
    } else if (value !== false && value !== null && value !== undefined) {
      node.setAttribute(name, String(value));
    }
  }
  node.append(...nodes(children));
  return node;
}

/** A handler can be exchanged when the element is updated; the listener stays. */
function listen(node, type, handler) {
  if (!handler) {
    return;
  }
  node.handlers ??= {};
  if (!(type in node.handlers)) {
    node.addEventListener(type, (event) => node.handlers[type]?.(event));
  }
  node.handlers[type] = handler;
}

function nodes(children) {
  return children.flat(Infinity)
      .filter((child) => child !== null && child !== undefined && child !== false)
      .map((child) => (child instanceof Node ? child : document.createTextNode(String(child))));
}

/**
 * Makes an element's children equal to the wanted ones. What is there already is kept and changed in place, so that focus,
 * scroll position and what was typed survive. Children with a `data-key` are found again wherever they stand.
 */
export function render(parent, ...wanted) {
  renderNodes(parent, nodes(wanted));
}

function renderNodes(parent, wanted) {
  const wantedKeys = new Set(wanted.map(keyOf).filter(Boolean));
  const present = new Map();
  for (const child of [...parent.childNodes]) {
    const key = keyOf(child);
    if (key && wantedKeys.has(key)) {
      present.set(key, child);
    } else if (key) {
      child.remove();
    }
  }
  let cursor = parent.firstChild;
  for (const want of wanted) {
    const key = keyOf(want);
    const match = key ? present.get(key) : cursor && !keyOf(cursor) ? cursor : null;
    if (!match || !sameKind(match, want)) {
      parent.insertBefore(want, cursor);
    } else {
      if (match === cursor) {
        cursor = cursor.nextSibling;
      } else {
        parent.insertBefore(match, cursor);
      }
      update(match, want);
    }
  }
  while (cursor) {
    const next = cursor.nextSibling;
    cursor.remove();
    cursor = next;
  }
}

function keyOf(node) {
  return node.nodeType === Node.ELEMENT_NODE ? node.getAttribute('data-key') : null;
}

function sameKind(a, b) {
  return a.nodeName === b.nodeName && a.nodeType === b.nodeType && a.type === b.type && !a.hasAttribute?.('data-alone');
}

function update(node, want) {
  if (node === want) {
    return;
  }
  if (node.nodeType === Node.TEXT_NODE) {
    if (node.data !== want.data) {
      node.data = want.data;
    }
    return;
  }
  for (const { name } of [...node.attributes]) {
    // Whether a disclosure is open, and what an element looks like by script, is not the renderer's business.
    if (!want.hasAttribute(name) && name !== 'open' && name !== 'style') {
      node.removeAttribute(name);
    }
  }
  for (const { name, value } of want.attributes) {
    // A style is set as a property below: the page's content security policy refuses the attribute.
    if (name !== 'style' && node.getAttribute(name) !== value) {
      node.setAttribute(name, value);
    }
  }
  if (want.style?.length) {
    node.style.cssText = want.style.cssText;
  }
  for (const [type, handler] of Object.entries(want.handlers ?? {})) {
    listen(node, type, handler);
  }
  renderNodes(node, [...want.childNodes]);
}
