// What a page of the console does by itself: clocks go on, a watched run is drawn anew when it changes, and where the connection is
// lost that is said, and it is looked for again. Without it each page still shows all there is.
'use strict';

const MOST_LINES = 500;
/** Something comes every 15 seconds at least: whatever is silent for longer is not there any more. */
const SILENT = 40_000;
/** So long an answer is waited for. */
const PATIENCE = 10_000;

function took(seconds) {
  const s = Math.max(0, Math.floor(seconds));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${s % 60} s`;
  if (s < 172800) return `${Math.floor(s / 3600)} h ${Math.floor(s / 60) % 60} min`;
  return `${Math.floor(s / 86400)} days`;
}

function tick() {
  for (const t of document.querySelectorAll('time[data-since]')) {
    const text = took((Date.now() - Date.parse(t.dataset.since)) / 1000);
    if (t.textContent !== text) t.textContent = text;
  }
}
setInterval(tick, 1000);

/** Only what is different is put in place, so that what somebody reads, has opened or stands on stays. */
function redraw(live, html) {
  const fresh = new DOMParser().parseFromString(html, 'text/html').body;
  const open = new Set([...live.querySelectorAll('details[open]')].map(d => d.dataset.of));
  const focused = document.activeElement && document.activeElement.id;
  const known = new Set();
  let place = null;
  for (const section of [...fresh.children]) {
    known.add(section.id);
    const old = section.id && live.querySelector(`:scope > #${CSS.escape(section.id)}`);
    if (old && old.isEqualNode(section)) { place = old; continue; }
    const now = document.importNode(section, true);
    if (old) old.replaceWith(now);
    else if (place) place.after(now);
    else live.prepend(now);
    place = now;
  }
  for (const old of [...live.children]) if (!known.has(old.id)) old.remove();
  for (const d of live.querySelectorAll('details')) if (open.has(d.dataset.of)) d.open = true;
  if (focused && document.activeElement.id !== focused) document.getElementById(focused)?.focus();
  tick();
}

class Output {
  constructor() {
    this.pre = document.getElementById('output');
    this.button = document.getElementById('follow');
    this.follows = true;
    this.button?.addEventListener('click', () => {
      this.follows = !this.follows;
      this.button.setAttribute('aria-pressed', String(this.follows));
      this.button.textContent = this.follows ? 'Following' : 'Frozen';
      if (this.follows) this.down();
    });
  }

  add(lines) {
    for (const line of lines) this.pre.append(document.createTextNode(line + '\n'));
    while (this.pre.childNodes.length > MOST_LINES) this.pre.firstChild.remove();
    if (this.follows) this.down();
  }

  down() { this.pre.scrollTop = this.pre.scrollHeight; }
}

class Watch {
  constructor(live) {
    this.live = live;
    this.output = new Output();
    this.notice = document.getElementById('connection');
    this.seen = new Date();
    this.wait = 1000;
    this.failed = 0;
    this.open();
    setInterval(() => { if (!this.away && !this.over && Date.now() - this.heard > SILENT) this.lost(); }, 5000);
  }

  open() {
    this.heard = Date.now();
    this.source = new EventSource(this.live.dataset.events);
    this.source.addEventListener('run', e => { this.well(); redraw(this.live, e.data); });
    this.source.addEventListener('output', e => { this.well(); this.output.add(JSON.parse(e.data).lines); });
    this.source.addEventListener('end', () => { this.over = true; this.well(); this.source.close(); });
    this.source.addEventListener('beat', () => this.well());
    this.source.addEventListener('open', () => this.well());
    this.source.addEventListener('error', () => this.lost());
  }

  well() {
    this.seen = new Date();
    this.heard = Date.now();
    this.away = false;
    this.failed = 0;
    this.wait = 1000;
    this.notice.hidden = true;
  }

  say(text, link) {
    this.notice.textContent = text;
    if (link) {
      const a = document.createElement('a');
      a.href = link;
      a.textContent = ' Log in again';
      this.notice.append(a);
    }
    this.notice.hidden = false;
  }

  /** Whether it was the network, the server or the session is found out by asking for this page, which holds no stream open. */
  async lost() {
    if (this.over || this.away) return;
    this.away = true;
    this.source.close();
    const shown = `What you see is of ${this.seen.toLocaleTimeString()}.`;
    const page = await this.ask(location.href, 'text/html');
    if (page && (page.type === 'opaqueredirect' || page.status === 401)) {
      this.say(`Your session has ended. ${shown}`, '/login?to=' + encodeURIComponent(location.pathname));
      return;
    }
    if (page && (page.status === 403 || page.status === 404)) {
      this.say(`You may not see this run any more. ${shown}`);
      return;
    }
    this.failed += 1;
    const full = page && page.ok && this.failed > 1 && await this.full();
    this.say(`${full || 'The connection is lost.'} ${shown} It is looked for again.`);
    setTimeout(() => { this.away = false; this.open(); }, this.wait);
    this.wait = Math.min(this.wait * 2, 10000);
  }

  /** The page is there and what it watches by is not: why, where that says so. */
  async full() {
    const answer = await this.ask(this.live.dataset.events, 'text/event-stream');
    if (!answer || answer.status !== 429) return null;
    try {
      const problem = JSON.parse(answer.text);
      return `Too much is asked: ${problem.detail}.`;
    } catch (e) {
      return null;
    }
  }

  /** Null where nobody answers. */
  async ask(path, accept) {
    const asked = new AbortController();
    const patience = setTimeout(() => asked.abort(), PATIENCE);
    try {
      const answer = await fetch(path, { redirect: 'manual', headers: { Accept: accept }, cache: 'no-store', signal: asked.signal });
      const text = answer.status === 429 ? await answer.text() : '';
      return { type: answer.type, status: answer.status, ok: answer.ok, text };
    } catch (e) {
      return null;
    } finally {
      clearTimeout(patience);
      asked.abort();
    }
  }
}

const live = document.getElementById('live');
if (live && !live.dataset.over) new Watch(live);
tick();
