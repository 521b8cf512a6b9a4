/** Staff's side of a case, by the API: the supervision desk handles, the administrator is the second person. */
async function caseOf(stack, receipt) {
  const token = await stack.staff('supervisor-desk');
  const { items } = await stack.ok('GET', '/api/staff/cases?limit=100', { token });
  return stack.ok('GET', `/api/staff/cases/${items.find((one) => one.receipt === receipt).id}`, { token });
}

/** Does one thing to a case as staff with this role; answers what the server said. */
export async function handle(stack, receipt, deed, body = {}, role = 'supervisor-desk') {
  const { id, revision } = await caseOf(stack, receipt);
  return stack.api('POST', `/api/staff/cases/${id}/${deed}`, { token: await stack.staff(role), body: { revision, ...body } });
}

async function must(stack, receipt, deed, body, role) {
  const { status, body: answer } = await handle(stack, receipt, deed, body, role);
  if (status >= 300) throw new Error(`${deed} ${receipt} → ${status} ${JSON.stringify(answer)}`);
  return answer;
}

export const accept = (stack, receipt) => must(stack, receipt, 'accept');
export const refuse = (stack, receipt, reason, instead) => must(stack, receipt, 'refuse', { reason, instead });
export const transfer = (stack, receipt, sectionId, reason) => must(stack, receipt, 'transfer', { sectionId, reason });

/** Written by one, approved by the other. */
export async function answer(stack, receipt, words, lateReason = '') {
  await must(stack, receipt, 'draft', { answer: words, lateReason, submit: true });
  return must(stack, receipt, 'approve', {}, 'administrator');
}

/** Puts the anonymised copy that staff wrote on the public list. */
export const publishQuestion = (stack, receipt, copy) => must(stack, receipt, 'question', copy);
