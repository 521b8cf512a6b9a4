import { beforeEach, describe, expect, it, jest } from '@jest/globals';

type Answer = { event: string; buttonId?: string };
type Listener = (resolve: (answer: Answer) => void) => void;
const heard: { by?: Listener } = {};
const listener = (): Listener | undefined => heard.by;
const canIUse = jest.fn<(name: string) => boolean>();
const openPrivacyContract = jest.fn();
jest.unstable_mockModule('@tarojs/taro', () => ({ default: { canIUse, openPrivacyContract, onNeedPrivacyAuthorization: (listener: Listener) => void (heard.by = listener) } }));
const { privacyQuestion, watchPrivacy } = await import('./privacy');

describe('WeChat’s question about its privacy guide', () => {
  const answers: Answer[] = [];
  beforeEach(() => {
    delete heard.by;
    answers.length = 0;
    canIUse.mockReturnValue(true);
    watchPrivacy();
    listener()?.((answer) => void answers.push(answer));
  });

  it('is shown, and agreed to by the button that was tapped', () => {
    privacyQuestion.get()?.('privacy-agree');
    expect(answers).toEqual([{ event: 'exposureAuthorization' }, { event: 'agree', buttonId: 'privacy-agree' }]);
    expect(privacyQuestion.get()).toBeNull();
  });

  it('may be answered with no', () => {
    privacyQuestion.get()?.(null);
    expect(answers.at(-1)).toEqual({ event: 'disagree' });
  });

  it('is left to WeChat on phones that do not know it', () => {
    delete heard.by;
    canIUse.mockReturnValue(false);
    watchPrivacy();
    expect(listener()).toBeUndefined();
  });
});
