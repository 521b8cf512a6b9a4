import Sequencer from '@jest/test-sequencer';

/** What takes minutes starts first: a machine that has no durations from an earlier run goes by the files' sizes and leaves it to the end, when only one of its cores is at work. */
const SLOW = ['axe.browser', 'replay.e2e', 'cases.browser', 'main.e2e', 'supervisors.e2e', 'torture.e2e', 'oracle.spec'];
const placeOf = ({ path }) => {
  const at = SLOW.findIndex((name) => path.includes(`/${name}`));
  return at === -1 ? SLOW.length : at;
};

export default class SlowFirst extends Sequencer {
  sort(tests) {
    return super.sort(tests).sort((a, b) => placeOf(a) - placeOf(b));
  }
}
