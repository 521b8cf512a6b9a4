import type { CaseReceipt, Hotline } from '@sunshine/contracts';
import { useState } from 'react';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { Fold } from '../../components/fold';
import { HotlineButton } from '../../components/hotline-button';
import { Empty } from '../../components/states';
import { CallBackForm } from './call-back-form';
import { isAnyOpen } from './call-back-words';

function Asked({ given }: { given: CaseReceipt }) {
  return (
    <>
      <Box className="done" role="status">
        <Words as="p">我们会给您回电。受理编号：</Words>
        <Words as="p" className="receipt">
          {given.receipt}
        </Words>
        <Words as="p">查询码：</Words>
        <Words as="p" className="receipt">
          {given.code}
        </Words>
        <Words as="p">凭这两样可以查到办到哪一步。这部手机已经记住。</Words>
      </Box>
      <Tap className="button wide-button" to={`/pages/receipt/index?receipt=${given.receipt}`}>
        查看进度
      </Tap>
    </>
  );
}

function CallBack({ isOpenNow }: { isOpenNow: boolean }) {
  const [given, setGiven] = useState<CaseReceipt | null>(null);
  const [isShown, setShown] = useState(!isOpenNow);
  if (given) return <Asked given={given} />;
  if (!isOpenNow) {
    return (
      <Box as="section" className="block">
        <Heading level={2} className="block-title">
          请中心回电
        </Heading>
        <Words as="p">现在不在接听时间。留下电话，上班后有人给您打回来。</Words>
        <CallBackForm onAsked={setGiven} />
      </Box>
    );
  }
  return (
    <Fold title="打不通或不方便打？" note="留下电话，请中心给您打回来" isOpen={isShown} onToggle={() => setShown(!isShown)}>
      <CallBackForm onAsked={setGiven} />
    </Fold>
  );
}

/** Every telephone with what it is for; while nobody answers, the request to be rung back. */
export function HotlineView({ hotlines }: { hotlines: Hotline[] }) {
  return (
    <>
      {hotlines.length === 0 && <Empty title="本中心还没有公布监督电话" hint="您可以留下电话，请中心给您打回来。" />}
      {hotlines.map((hotline) => (
        <HotlineButton key={hotline.number} hotline={hotline} large />
      ))}
      <CallBack isOpenNow={isAnyOpen(hotlines)} />
    </>
  );
}
