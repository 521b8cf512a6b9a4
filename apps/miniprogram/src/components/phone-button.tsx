import { Button } from '@tarojs/components';
import type { ButtonProps } from '@tarojs/components/types/Button';
import { phoneRefusalWords } from '../wording/phone-refusal';

export interface PhoneButtonProps {
  label: string;
  /** What our server exchanges for the number; it works once. */
  onCode: (code: string) => void;
  /** No number, and why, in words. */
  onRefused: (words: string) => void;
}

/** WeChat's own dialog gives the number away, and the tap also agrees to the privacy guide where that is still open. */
const OPEN_TYPE = 'getPhoneNumber|agreePrivacyAuthorization' as NonNullable<ButtonProps['openType']>;

/** https://developers.weixin.qq.com/miniprogram/dev/framework/open-ability/getPhoneNumber.html */
export function PhoneButton({ label, onCode, onRefused }: PhoneButtonProps) {
  return (
    <Button
      className="button"
      openType={OPEN_TYPE}
      onGetPhoneNumber={({ detail }) => {
        const { code, errMsg, errno } = detail as { code?: string; errMsg: string; errno?: number };
        if (code) onCode(code);
        else onRefused(phoneRefusalWords(errMsg, errno));
      }}
    >
      {label}
    </Button>
  );
}
