import type { CaseReceipt } from '@sunshine/contracts';
import { caseStates } from '@sunshine/contracts/words';
import { Box, Heading, Tap, Words } from '../../components/elements';
import { AheadFact } from '../../components/law-fact';
import { useOpening } from '../../components/opening';
import { back, receiptUrl } from '../../services/navigate';
import { platform } from '../../services/platform';

function Next({ given, now }: { given: CaseReceipt; now: number }) {
  return (
    <Box as="section" className="block">
      <Heading level={2} className="block-title">
        接下来
      </Heading>
      {given.filedLate && <Words as="p">您是在期限以外或按不适用的方式提交的，中心会告诉您受理不受理、为什么。</Words>}
      <Box as="ul" className="facts">
        {given.acceptBy && <AheadFact name="是否受理" limit={given.acceptBy} now={now} />}
        {given.answerBy && <AheadFact name="答复您" limit={given.answerBy} now={now} />}
      </Box>
      {!given.acceptBy && !given.answerBy && <Words as="p">{`现在的状态：${caseStates[given.state]}。有进展会写在进度里。`}</Words>}
    </Box>
  );
}

/** What the filer takes away: number, code, and what happens by when. */
export function CaseSent({ given }: { given: CaseReceipt }) {
  const copying = useOpening(() => platform.copy(`受理编号 ${given.receipt}，查询码 ${given.code}`));
  return (
    <>
      <Box className="done" role="status">
        <Words as="p">已收到。您的受理编号：</Words>
        <Words as="p" className="receipt">
          {given.receipt}
        </Words>
        <Words as="p">查询码（不要告诉别人）：</Words>
        <Words as="p" className="receipt">
          {given.code}
        </Words>
        <Words as="p">凭这两样查看进度和答复，不用登录。这部手机已经记住；换手机请先抄下来。</Words>
      </Box>
      <Tap className="button quiet wide-button" onTap={copying.run}>
        复制编号和查询码
      </Tap>
      {copying.ending}
      <Next given={given} now={Date.now()} />
      <Tap className="button wide-button" to={receiptUrl(given.receipt)}>
        查看进度
      </Tap>
      <Tap className="button quiet wide-button" onTap={() => void back()}>
        返回
      </Tap>
    </>
  );
}
