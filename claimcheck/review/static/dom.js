// What every script of the desk uses. Texts reach the page as text alone; parts of pages come from
// the desk itself, which escapes them.

export const $ = (selector, root = document) => root.querySelector(selector);
export const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];

// Parts of a page, by their address; the newest kept.
const parts = new Map();

export async function part(url) {
  if (!parts.has(url)) {
    const answer = fetch(url).then((found) => {
      // A redirection leads to the page on which to sign in.
      if (!found.ok || found.redirected) throw new Error(`${found.status}`);
      return found.text();
    });
    answer.catch(() => parts.delete(url));
    parts.set(url, answer);
    if (parts.size > 60) parts.delete(parts.keys().next().value);
  }
  const page = new DOMParser().parseFromString(await parts.get(url), "text/html");
  return [...page.body.children];
}

export function textElement(name, text, className = "") {
  const made = document.createElement(name);
  made.textContent = text;
  if (className) made.className = className;
  return made;
}

export function openDialog(id) {
  $(`#${id}`)?.showModal();
}
