import { Button } from '@tarojs/components';
import { useSyncExternalStore } from 'react';
import { openPrivacyGuide, privacyQuestion } from '../services/privacy';
import { Tap, Words } from './elements';
import { Sheet } from './sheet';

const AGREE = 'privacy-agree';

/** Shown while WeChat waits for an answer about its privacy guide. Only its own button can agree. */
export function PrivacySheet() {
  const end = useSyncExternalStore(privacyQuestion.subscribe, privacyQuestion.get, privacyQuestion.get);
  if (end === null) return null;
  return (
    <Sheet
      title="隐私保护提示"
      onClose={() => end(null)}
      actions={
        <>
          <Tap className="button quiet" onTap={() => end(null)}>
            不同意
          </Tap>
          <Button id={AGREE} className="button" openType="agreePrivacyAuthorization" onAgreePrivacyAuthorization={() => end(AGREE)}>
            同意
          </Button>
        </>
      }
    >
      <Words as="p">这一步要用到微信里的信息（如手机号、剪贴板）。用什么、怎么用，写在隐私保护指引里。不同意也可以继续看公告、打电话、留言。</Words>
      <Tap className="text-button" onTap={openPrivacyGuide}>
        查看隐私保护指引
      </Tap>
    </Sheet>
  );
}
