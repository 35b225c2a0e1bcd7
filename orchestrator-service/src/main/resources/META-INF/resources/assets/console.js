// What a page of the console does by itself: clocks go on, what may change is drawn anew when it does, and where the connection is
// lost that is said, and it is looked for again. Without it each page still shows all there is but what commands print.
'use strict';

const MOST_LINES = 500;
/** Something comes every 15 seconds at least: whatever is silent for longer is not there any more. */
const SILENT = 40_000;
/** So long an answer is waited for. */
const PATIENCE = 10_000;
/** A browser holds few connections to one host open: a page that nobody has looked at for so long gives its own back. */
const HIDDEN = 30_000;

/** How far this machine's clock is from the server's, whose times the page shows. */
const ahead = Date.now() - Date.parse(document.body.dataset.now);
const serverNow = () => Date.now() - (Number.isFinite(ahead) ? ahead : 0);

function took(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 172800) return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`;
  return `${Math.floor(s / 86400)} days`;
}

function tick() {
  for (const t of document.querySelectorAll('time[data-since]')) {
    const text = took((serverNow() - Date.parse(t.dataset.since)) / 1000);
    if (t.textContent !== text) t.textContent = text;
  }
  for (const t of document.querySelectorAll('time[data-ago]')) {
    const text = took((serverNow() - Date.parse(t.dataset.ago)) / 1000) + ' ago';
    if (t.textContent !== text) t.textContent = text;
  }
}
setInterval(tick, 1000);

/** What goes on by itself, and what somebody has opened, is no difference. */
function same(a, b) {
  const [x, y] = [a, b].map(node => {
    const plain = node.cloneNode(true);
    for (const t of plain.querySelectorAll('time[data-since], time[data-ago]')) t.textContent = '';
    for (const d of plain.querySelectorAll('details')) d.removeAttribute('open');
    return plain;
  });
  return x.isEqualNode(y);
}

/** How to find again what a person stands on, once it was drawn anew. */
function mark(node) {
  if (!node || node === document.body) return null;
  if (node.id) return '#' + CSS.escape(node.id);
  const details = node.closest('details[data-of]');
  if (details && node.tagName === 'SUMMARY') return `details[data-of="${CSS.escape(details.dataset.of)}"] > summary`;
  const href = node.getAttribute('href');
  return href ? `${node.tagName}[href="${CSS.escape(href)}"]` : null;
}

/** What somebody is at writing is not taken from under their hands; the server still refuses what is not possible any more. */
function written(node) {
  return [...node.querySelectorAll('input:not([type=hidden]), textarea')].some(i => i.value !== i.defaultValue);
}

/** Only what is different is put in place, so that what somebody reads, has opened or stands on stays. */
function redraw(live, fresh) {
  const open = new Map([...live.querySelectorAll('details[open]')]
    .map(d => [d.dataset.of, [...d.querySelectorAll('pre')].map(p => p.scrollTop)]));
  const focused = live.contains(document.activeElement) && mark(document.activeElement);
  const stood = [...live.children].find(c => c.contains(document.activeElement))?.id;
  const known = new Set();
  let place = null;
  for (const section of [...fresh.children]) {
    known.add(section.id);
    const old = section.id && live.querySelector(`:scope > #${CSS.escape(section.id)}`);
    if (old && (same(old, section) || written(old))) { place = old; continue; }
    const now = document.importNode(section, true);
    const across = old ? [...old.querySelectorAll('.wide')].map(w => w.scrollLeft) : [];
    if (old) old.replaceWith(now);
    else if (place) place.after(now);
    else live.prepend(now);
    place = now;
    now.querySelectorAll('.wide').forEach((w, i) => { w.scrollLeft = across[i] || 0; });
    for (const d of now.querySelectorAll('details')) {
      if (!open.has(d.dataset.of)) continue;
      d.open = true;
      d.querySelectorAll('pre').forEach((p, i) => { p.scrollTop = open.get(d.dataset.of)[i] || 0; });
    }
  }
  for (const old of [...live.children]) if (!known.has(old.id)) old.remove();
  if (focused && !live.contains(document.activeElement)) {
    const there = stood && live.querySelector(`:scope > #${CSS.escape(stood)}`);
    (there && there.querySelector(focused) || live.querySelector(focused))?.focus();
  }
  tick();
}

const parsed = html => new DOMParser().parseFromString(html, 'text/html');

/** What is said at the top of a page while it may be out of date. */
const notice = {
  at: document.getElementById('connection'),
  seen: new Date(),

  well() {
    this.seen = new Date();
    this.at.hidden = true;
  },

  say(text, link) {
    const all = `${text} What you see is of ${this.seen.toISOString().slice(11, 19)} UTC.`;
    if (!this.at.hidden && this.at.dataset.says === all) return;
    this.at.dataset.says = all;
    this.at.hidden = false; // a region that was not there when it was filled is not read out
    this.at.textContent = all;
    if (link) {
      const a = document.createElement('a');
      a.href = link;
      a.textContent = ' Log in again';
      this.at.append(a);
    }
  },

  /** Whether it is the session or the right to see it that is gone, which no trying again brings back. */
  gone(page) {
    if (page && (page.type === 'opaqueredirect' || page.status === 401)) {
      this.say('Your session has ended.', '/login?to=' + encodeURIComponent(location.pathname + location.search));
      return true;
    }
    if (page && (page.status === 403 || page.status === 404)) {
      this.say('You may not see this any more.');
      return true;
    }
    return false;
  },
};

/** Null where nobody answers. */
async function ask(path, accept) {
  const asked = new AbortController();
  const patience = setTimeout(() => asked.abort(), PATIENCE);
  try {
    const answer = await fetch(path, { redirect: 'manual', headers: { Accept: accept }, cache: 'no-store', signal: asked.signal });
    const text = accept === 'text/html' || answer.status === 429 ? await answer.text() : '';
    return { type: answer.type, status: answer.status, ok: answer.ok, text };
  } catch (e) {
    return null;
  } finally {
    clearTimeout(patience);
    asked.abort();
  }
}

const told = () => [...document.querySelectorAll('[data-told]')].map(each => each.dataset.told);

/** A page of which a part may change is asked for again while somebody looks at it. */
class Fresh {
  constructor(parts) {
    this.parts = parts;
    this.told = told();
    this.every = 1000 * Math.min(...parts.map(p => Number(p.dataset.fresh)));
    this.next = setTimeout(() => this.look(), this.every);
    document.addEventListener('visibilitychange', () => {
      if (!document.hidden) this.look();
    });
  }

  /** Who hears the page is told what has come, and nothing of what goes. */
  tell() {
    const now = told();
    const come = now.filter(each => !this.told.includes(each));
    if (come.length) document.getElementById('told').textContent = come.join('. ');
    this.told = now;
  }

  async look() {
    if (document.hidden || this.looking) return;
    clearTimeout(this.next);
    this.looking = true;
    const page = await ask(location.href, 'text/html');
    this.looking = false;
    if (notice.gone(page)) return;
    if (page && page.ok) {
      const there = parsed(page.text);
      for (const part of this.parts) {
        const fresh = there.getElementById(part.id);
        if (fresh) redraw(part, fresh);
      }
      this.tell();
      notice.well();
    } else {
      notice.say(page && page.status === 429 ? 'Too much is asked at once.' : 'The connection is lost. It is looked for again.');
    }
    this.next = setTimeout(() => this.look(), this.every);
  }
}

class Output {
  constructor() {
    this.pre = document.getElementById('output');
    this.button = document.getElementById('follow');
    this.follows = true;
    this.kept = [];
    this.lost = 0;
    document.getElementById('output-section').hidden = false;
    this.button.addEventListener('click', () => {
      this.follows = !this.follows;
      this.button.textContent = this.follows ? 'Following' : 'Frozen';
      if (!this.follows) return;
      if (this.lost) this.add([`(${this.lost} lines came meanwhile and are not here: of what comes while it is frozen the last ${MOST_LINES} are kept)`]);
      this.lost = 0;
      this.add(this.kept.splice(0));
    });
  }

  /** Frozen is what a person reads: what comes meanwhile waits, the last of it. */
  add(lines) {
    if (!this.follows) {
      this.kept.push(...lines);
      this.lost += this.kept.splice(0, Math.max(0, this.kept.length - MOST_LINES)).length;
      return;
    }
    for (const line of lines) this.pre.append(document.createTextNode(line + '\n'));
    while (this.pre.childNodes.length > MOST_LINES) this.pre.firstChild.remove();
    this.pre.scrollTop = this.pre.scrollHeight;
  }
}

class Watch {
  constructor(live) {
    this.live = live;
    this.output = new Output();
    this.wait = 1000;
    this.failed = 0;
    this.told = this.standing();
    this.open();
    setInterval(() => { if (!this.away && !this.over && Date.now() - this.heard > SILENT) this.lost(); }, 5000);
    document.addEventListener('visibilitychange', () => this.looked());
  }

  open() {
    this.heard = Date.now();
    this.source = new EventSource(this.live.dataset.events);
    this.source.addEventListener('run', e => { this.well(); this.draw(e.data); });
    this.source.addEventListener('output', e => { this.well(); this.output.add(JSON.parse(e.data).lines); });
    this.source.addEventListener('end', () => { this.over = true; this.well(); this.source.close(); });
    this.source.addEventListener('beat', () => this.well());
    this.source.addEventListener('open', () => this.back());
    this.source.addEventListener('dropped', e => this.output.add([`(${JSON.parse(e.data).reason})`]));
    this.source.addEventListener('error', () => this.lost());
  }

  standing() {
    return this.live.querySelector('.standing').textContent.replace(/\s+/g, ' ').trim();
  }

  /** Who hears the page and does not see it is told where the run stands when that changes, not each line of output. */
  draw(html) {
    redraw(this.live, parsed(html).body);
    const now = this.standing();
    if (now !== this.told) document.getElementById('told').textContent = now;
    this.told = now;
  }

  looked() {
    clearTimeout(this.leaving);
    if (this.over) return;
    if (document.hidden) {
      this.leaving = setTimeout(() => { this.source.close(); this.away = this.left = true; }, HIDDEN);
    } else if (this.left) {
      this.left = this.away = false;
      this.output.add(['(what was printed while this page was hidden is not here)']);
      this.open();
    }
  }

  well() {
    this.heard = Date.now();
    this.away = false;
    this.failed = 0;
    this.wait = 1000;
    notice.well();
  }

  /** What commands print is not kept for who was away. */
  back() {
    if (this.gap) this.output.add(['(the connection was lost: what was printed meanwhile is not here)']);
    this.gap = false;
    this.well();
  }

  /** Whether it was the network, the server or the session is found out by asking for this page, which holds no stream open. */
  async lost() {
    if (this.over || this.away) return;
    this.away = this.gap = true;
    this.source.close();
    const page = await ask(location.href, 'text/html');
    if (notice.gone(page)) {
      this.over = true;
      return;
    }
    this.failed += 1;
    const full = page && page.ok && this.failed > 1 && await this.full();
    notice.say(`${full || 'The connection is lost.'} It is looked for again.`);
    setTimeout(() => {
      if (this.left) return;
      this.away = false;
      this.open();
    }, this.wait);
    this.wait = Math.min(this.wait * 2, 10000);
  }

  /** The page is there and what it watches by is not: why, where that says so. */
  async full() {
    const answer = await ask(this.live.dataset.events, 'text/event-stream');
    if (!answer || answer.status !== 429) return null;
    try {
      const problem = JSON.parse(answer.text);
      return `Too much is asked: ${problem.detail}.`;
    } catch (e) {
      return null;
    }
  }
}

const live = document.getElementById('live');
if (live && !live.dataset.over) new Watch(live);
const parts = [...document.querySelectorAll('[data-fresh]')];
if (parts.length) new Fresh(parts);
tick();
