import type { PersonalData, Phone } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { PhoneButton } from '../../components/phone-button';
import { Failed } from '../../components/states';
import { api } from '../../services/api';
import { useAction } from '../../services/use-answer';
import { dayWords } from '../../wording/dates';

interface PhoneBlockProps {
  phone: PersonalData['phone'];
  onChanged: () => Promise<void>;
}

interface Said {
  words: string;
  isRefusal: boolean;
}

/** The optional phone number: what it is for, then the button of WeChat; once given, masked and with a way back. */
export function PhoneBlock({ phone, onChanged }: PhoneBlockProps) {
  const [said, setSaid] = useState<Said | null>(null);
  const giving = useAction(async (code: string) => {
    const { phone: masked } = await api.post<Phone>('/api/me/phone', { body: { code }, login: 'required' });
    setSaid({ words: `已留下 ${masked}`, isRefusal: false });
    await onChanged();
  });
  const forgetting = useAction(async () => {
    await api.remove('/api/me/phone', { login: 'required' });
    setSaid({ words: '手机号已删除', isRefusal: false });
    await onChanged();
  });
  const error = giving.error ?? forgetting.error;
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        手机号（可以不留）
      </Heading>
      {phone ? (
        <Words as="p">{`${phone.masked}，${dayWords(phone.since, Date.now())}留下`}</Words>
      ) : (
        <Words as="p">不留手机号，所有功能都能用。留下后，留言时可以选择让工作人员打这个号码回复您；加密保存，平时只显示前三位和后四位。</Words>
      )}
      {phone ? (
        <Tap className="button quiet" disabled={forgetting.busy} onTap={forgetting.run}>
          {forgetting.busy ? '正在删除…' : '删除手机号'}
        </Tap>
      ) : (
        <PhoneButton label={giving.busy ? '正在保存…' : '用微信绑定的手机号'} onCode={giving.run} onRefused={(words) => setSaid({ words, isRefusal: true })} />
      )}
      {said && (
        <Box role="status">
          <Words as="p" className={said.isRefusal ? 'told' : 'done'}>
            {said.words}
          </Words>
        </Box>
      )}
      {error !== null && <Failed error={error} />}
    </Box>
  );
}
