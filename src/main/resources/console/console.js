// The console's page. Everything that came in from outside is put in by textContent, never as HTML.

const PAGE = 50;
const POLL_MILLIS = 1000;
const $ = id => document.getElementById(id);
const rows = id => document.querySelector(`#${id} tbody`);
const state = { me: { operator: false }, reasonGroup: '', text: '', after: '', shown: null, act: null, watching: false };

class Problem extends Error {}

function token() {
  const cookie = document.cookie.split('; ').find(part => part.startsWith('XSRF-TOKEN='));
  return cookie ? decodeURIComponent(cookie.slice('XSRF-TOKEN='.length)) : '';
}

async function call(method, path, body) {
  const headers = { Accept: 'application/json', 'X-Requested-With': 'XMLHttpRequest' };
  if (method !== 'GET') {
    headers['X-XSRF-TOKEN'] = token();
    headers['Content-Type'] = 'text/plain';
  }
  let answer;
  try {
    answer = await fetch(path, { method, headers, body });
  } catch {
    throw new Problem('The product does not answer. Look whether it runs, then try again.');
  }
  if (answer.status === 401) {
    location.assign('/login');
    throw new Problem('The session has ended. Log in again.');
  }
  const content = await answer.json().catch(() => ({}));
  if (!answer.ok) {
    const problem = new Problem(content.detail || `The product answered ${answer.status}. Its log says more.`);
    problem.status = answer.status;
    problem.outcome = content.outcome;
    throw problem;
  }
  return content;
}

function element(name, text, className) {
  const made = document.createElement(name);
  if (text !== undefined && text !== null) made.textContent = text;
  if (className) made.className = className;
  return made;
}

function row(...cells) {
  const made = element('tr');
  for (const cell of cells) made.append(cell instanceof Element && cell.matches('td,th') ? cell : wrap(cell));
  return made;
}

function wrap(content) {
  const cell = element('td');
  cell.append(content ?? '');
  return cell;
}

function button(text, action, className) {
  const made = element('button', text, className);
  made.type = 'button';
  made.addEventListener('click', action);
  return made;
}

function time(instant) {
  if (!instant) return element('td', '–');
  const made = element('time', new Date(instant).toLocaleString());
  made.dateTime = instant;
  const cell = element('td', null, 'nowrap');
  cell.append(made);
  return cell;
}

function say(text, bad) {
  $('notice').textContent = text;
  $('notice').classList.toggle('bad', Boolean(bad));
}

/** Runs what a click asks for and says what went wrong. */
function guarded(action) {
  return async event => {
    event?.preventDefault?.();
    try {
      await action(event);
    } catch (problem) {
      if (!(problem instanceof Problem)) throw problem;
      say(problem.message, true);
    }
  };
}

// --- Reasons and messages ------------------------------------------------------------------------------------------

async function showReasons() {
  const reasons = await call('GET', '/actuator/parked/reasons');
  $('no-reasons').hidden = reasons.length > 0;
  document.querySelector('#reasons table').hidden = reasons.length === 0;
  rows('reasons').replaceChildren(...reasons.map(reason => row(
    element('td', reason.count, 'number'),
    button(reason.example ?? 'without a reason', guarded(() => choose(reason.reasonGroup)), 'link'),
    time(reason.oldest), time(reason.newest))));
}

async function choose(reasonGroup, text = '') {
  Object.assign(state, { reasonGroup, text, after: '' });
  $('text').value = text;
  await showMessages();
  $('messages-title').focus();
}

async function showMessages() {
  const asked = new URLSearchParams({ limit: PAGE });
  for (const name of ['reasonGroup', 'text', 'after']) if (state[name]) asked.set(name, state[name]);
  const page = await call('GET', `/actuator/parked/messages?${asked}`);
  rows('messages').replaceChildren(...page.messages.map(message => row(
    button(message.key, guarded(() => showDetail(message.address)), 'link'),
    message.reason, element('td', message.attempts, 'number'), time(message.parkedAt), message.body)));
  const filters = [];
  if (state.reasonGroup) filters.push(`of the reason group ${state.reasonGroup}`);
  if (state.text) filters.push(`with “${state.text}” in the order id`);
  $('chosen').textContent = page.messages.length === 0 ? 'No parked message here.'
    : `Parked messages ${filters.join(' ') || 'of every reason'}${state.after ? ', a further page' : ''}.`;
  $('many').hidden = !state.me.operator || page.messages.length === 0;
  $('first').disabled = !state.after;
  $('next').disabled = !page.nextAfterKey;
  $('next').dataset.after = page.nextAfterKey ?? '';
}

async function turnTo(after) {
  state.after = after;
  await showMessages();
  $('messages-title').focus();
}

const refresh = () => Promise.all([showReasons(), showMessages()]);

// --- One message ---------------------------------------------------------------------------------------------------

// The address, not the key: no URL carries a key with a slash or a line break in it.
const messagePath = address => `/actuator/parked/messages/${encodeURIComponent(address)}`;

async function showDetail(address) {
  const detail = await call('GET', messagePath(address));
  state.shown = detail;
  $('detail-title').textContent = `Message ${detail.key}`;
  const facts = { Status: detail.statusText, Reason: detail.reason, 'Message id': detail.messageId, KEYS: detail.keys,
    Attempts: detail.attempts, Received: detail.receivedAt, Changed: detail.changedAt };
  document.querySelector('#detail dl').replaceChildren(...Object.entries(facts)
    .flatMap(([name, value]) => [element('dt', name), element('dd', value ?? '–')]));
  $('detail-body').textContent = (detail.body ?? '')
    + (detail.bodyIsCut ? `\n… ${detail.bodyLength} characters in all; the row in the database has them.` : '');
  $('one').hidden = !state.me.operator || detail.status !== 3;
  $('attempts').replaceChildren(...listed(detail.history, attempt => {
    const made = element('details');
    made.append(element('summary', `${attempt.number}. ${attempt.at}: ${attempt.reason}`),
      element('pre', attempt.trace ?? 'Refused unread: there is no stack trace.'));
    return made;
  }));
  $('acts').replaceChildren(...listed(detail.acts, act => element('p',
    `${act.at}: ${act.operator}, ${act.operation}${act.comment ? `: ${act.comment}` : ''}`)));
  if (!$('detail').open) $('detail').showModal();
  $('detail-title').focus();
}

const listed = (items, make) => items.length ? items.map(make) : [element('p', 'None.', 'quiet')];

// --- Acts: asked for in a dialog, where whoever confirms sees what it means -----------------------------------------

function ask(act) {
  state.act = act;
  $('act-title').textContent = act.title;
  $('act-meaning').textContent = act.meaning;
  $('act-do').textContent = act.verb;
  $('act-input').hidden = !act.input;
  $('act-label').textContent = act.input ?? '';
  $('act-text').required = Boolean(act.input);
  $('act-text').rows = act.text === undefined ? 3 : 12;
  $('act-text').value = act.text ?? '';
  $('act-order').value = '';
  wantOrder(false);
  $('act-problem').textContent = '';
  $('act').showModal();
  // A slip of the Enter key must not act on many messages.
  (act.input ? $('act-text') : $('act-cancel')).focus();
}

/** Which order is meant, if the message contradicts itself: typed by whoever confirms, never filled in. */
function wantOrder(wanted) {
  $('act-order-input').hidden = !wanted;
  $('act-order').required = wanted;
}

async function confirmed(event) {
  event.preventDefault();
  $('act-do').disabled = true;
  try {
    await state.act.run($('act-text').value, $('act-order').value.trim());
    $('act').close();
  } catch (problem) {
    if (!(problem instanceof Problem)) throw problem;
    $('act-problem').textContent = problem.message;
    if (problem.outcome === 'CONFIRM_ORDER') {
      wantOrder(true);
      $('act-order').focus();
    }
  } finally {
    $('act-do').disabled = false;
  }
}

async function actOnOne(method, path, body) {
  const { key, address } = state.shown;
  const result = await call(method, `${messagePath(address)}/${path}`, body);
  $('detail').close();
  say(`${key}: ${result.message}`);
  await refresh();
}

const replayOne = () => ask({
  title: `Replay ${state.shown.key}?`, verb: 'Replay',
  run: (text, order) => actOnOne('POST', 'replay', order ? JSON.stringify({ confirmOrderId: order }) : undefined),
  meaning: 'It is tried again now, through claim and restore like any other: nothing is given back twice.' });

const editOne = () => ask({
  title: `Edit ${state.shown.key}`, verb: 'Save and replay', input: 'New body, JSON',
  // The beginning alone would be saved as if it were all.
  text: state.shown.bodyIsCut ? '' : state.shown.body ?? '',
  meaning: 'The new body replaces the old one, which the audit trail keeps, and the message is tried again now.',
  run: (body, order) => actOnOne('PUT', order ? `body?${new URLSearchParams({ confirmOrderId: order })}` : 'body', body) });

const restoredOne = () => ask({
  title: `Was ${state.shown.key} restored?`, verb: 'It was restored', input: 'How is that known? It goes into the audit trail.',
  meaning: 'Say so if its order was given back by other means, by an old listener or by hand: it ends as success, nothing is restored for it, nor for a message that comes again.',
  run: (comment, order) => actOnOne('POST', 'restored', JSON.stringify(order ? { comment, confirmOrderId: order } : { comment })) });

const discardOne = () => ask({
  title: `Discard ${state.shown.key}?`, verb: 'Discard', input: 'Why? It goes into the audit trail.',
  meaning: 'It is given up: nothing more is restored for it. Row and body stay.',
  run: comment => actOnOne('POST', 'discard', JSON.stringify({ comment })) });

function selection(comment) {
  const named = {};
  if (state.reasonGroup) named.reasonGroup = state.reasonGroup;
  if (state.text) named.text = state.text;
  if (!Object.keys(named).length) named.all = true;
  if (comment !== undefined) named.comment = comment;
  return JSON.stringify(named);
}

const which = () => $('chosen').textContent.replace(/, a further page|\.$/g, '');

async function actOnMany(operation, comment) {
  const run = await call('POST', `/actuator/parked/${operation}`, selection(comment));
  state.after = '';
  say(`${operation} of many messages: ${progress(run)}`);
  await Promise.all([watchRuns(), refresh()]);
}

const replayMany = () => ask({
  title: 'Replay many messages?', verb: 'Replay all', run: () => actOnMany('replay'),
  meaning: `Meant are, on all pages: ${which()}. They are tried again in the background. Those whose KEYS contradict their body are left out.` });

const restoredMany = () => ask({
  title: 'Were many messages restored?', verb: 'All were restored', input: 'How is that known? It goes into the audit trail.',
  meaning: `Meant are, on all pages: ${which()}. Say so if their orders were given back by other means: they end as success in the background, and nothing is restored for them. Those whose KEYS contradict their body are left out.`,
  run: comment => actOnMany('restored', comment) });

const discardMany = () => ask({
  title: 'Discard many messages?', verb: 'Discard all', input: 'Why? It goes into the audit trail.',
  meaning: `Meant are, on all pages: ${which()}. They are given up in the background. Rows and bodies stay.`,
  run: comment => actOnMany('discard', comment) });

// --- Operations on many messages ------------------------------------------------------------------------------------

const going = run => run.state === 'WAITING' || run.state === 'RUNNING';

function progress(run) {
  const { taken, done, notParked, refused, leftOut, leftOutBecause } = run.result;
  return `${run.state.toLowerCase()}, ${done} of ${taken} done, ${refused} refused, ${notParked} not parked any more`
    + (leftOut ? `, ${leftOut} left out: ${leftOutBecause}` : '')
    + (run.failure ? `. ${run.failure}` : '');
}

async function showRuns() {
  const runs = await call('GET', '/actuator/parked/runs');
  $('runs').hidden = runs.length === 0;
  rows('runs').replaceChildren(...runs.map(run => {
    const stop = state.me.operator && going(run)
      ? button('Stop', guarded(async () => { await call('DELETE', `/actuator/parked/runs/${run.id}`); await showRuns(); }))
      : '';
    if (stop) stop.setAttribute('aria-label', `Stop ${run.operation} number ${run.id}`);
    return row(`${run.operation} number ${run.id}`, run.operator, run.state.toLowerCase(), progress(run), stop);
  }));
  return runs.filter(going);
}

/** Looks every second until none is under way; says the outcome once. */
async function watchRuns() {
  if (state.watching) return;
  state.watching = true;
  try {
    let last = await showRuns();
    while (last.length) {
      await new Promise(done => setTimeout(done, POLL_MILLIS));
      const now = await showRuns();
      if (now.length) say(`${now[0].operation} number ${now[0].id}: ${progress(now[0])}`);
      else { say('All operations on many messages have ended.'); await refresh(); }
      last = now;
    }
  } finally {
    state.watching = false;
  }
}

// --- Audit and hot deploy --------------------------------------------------------------------------------------------

function showAudit(report) {
  const checked = report.invariants.length;
  const wrong = report.invariants.filter(invariant => invariant.state !== 'CLEAN');
  const text = $('audit-state');
  text.className = wrong.length ? 'bad' : checked ? 'good' : '';
  text.textContent = !checked ? 'Nothing has been checked since the start.'
    : `${checked} invariants checked${report.finishedAt ? ` at ${new Date(report.finishedAt).toLocaleString()}` : ''}: `
      + (wrong.length ? `${report.findings} findings, ${report.unchecked} could not be checked.` : 'the books are right.')
      + notLookedAt(report.notLookedAt);
  document.querySelector('#audit table').hidden = wrong.length === 0;
  rows('audit').replaceChildren(...wrong.map(invariant => row(
    `${invariant.name}: ${invariant.title}`,
    invariant.state === 'FOUND' ? `${invariant.findings} findings` : 'not checked',
    invariant.advice ?? invariant.problem ?? '')));
}

function notLookedAt(older) {
  if (!older) return '';
  const orders = older.orders === undefined ? 'Orders' : `${older.orders} orders`;
  return ` ${orders} of before the adoption at ${new Date(older.before).toLocaleString()} are not looked at.`;
}

/** An instance without hot deploy answers 404 and shows nothing of it. */
async function showDeploy() {
  let deploy;
  try {
    deploy = await call('GET', '/actuator/routes-deployed');
  } catch (problem) {
    if (problem.status === 404) return;
    throw problem;
  }
  $('deploy').hidden = false;
  $('deploy-state').className = deploy.rejected.length ? 'bad' : 'good';
  $('deploy-state').textContent = deploy.rejected.length
    ? `Not in force as they are in the folder: ${deploy.rejected.map(file => file.file).join(', ')}.`
    : 'Every file is in force as it is in the folder.';
  rows('deploy').replaceChildren(...deploy.history.map(version => row(time(version.at), version.file,
    version.outcome.toLowerCase().replaceAll('_', ' ') + (version.by ? `, by ${version.by}` : ''),
    (version.line ? `line ${version.line}: ` : '') + (version.message ?? ''))));
}

async function showHawtio() {
  const endpoints = await call('GET', '/actuator');
  $('hawtio').hidden = !endpoints._links?.hawtio;
}

// --- Start -----------------------------------------------------------------------------------------------------------

const on = (id, type, action) => $(id).addEventListener(type, guarded(action));

on('filter', 'submit', () => choose(state.reasonGroup, $('text').value.trim()));
on('everything', 'click', () => choose(''));
on('reload', 'click', refresh);
on('first', 'click', () => turnTo(''));
on('next', 'click', () => turnTo($('next').dataset.after));
on('replay-many', 'click', replayMany);
on('restored-many', 'click', restoredMany);
on('discard-many', 'click', discardMany);
on('replay-one', 'click', replayOne);
on('edit-one', 'click', editOne);
on('restored-one', 'click', restoredOne);
on('discard-one', 'click', discardOne);
on('detail-close', 'click', () => $('detail').close());
on('act-cancel', 'click', () => $('act').close());
on('audit-run', 'click', async () => showAudit(await call('POST', '/actuator/audit')));
$('act-form').addEventListener('submit', confirmed);
$('logout').addEventListener('submit', () => { $('logout').elements._csrf.value = token(); });

await guarded(async () => {
  state.me = await call('GET', '/console/me');
  $('me').textContent = `${state.me.name}, ${state.me.operator ? 'operator' : 'viewer'}`;
  $('audit-run').hidden = !state.me.operator;
  await Promise.all([refresh(), watchRuns(), showDeploy(), showHawtio(),
    call('GET', '/actuator/audit').then(showAudit)]);
})();
