import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import type { CaseKind } from '@sunshine/contracts/words';
import { Box, Tap, Words } from '../../components/elements';
import { Frame } from '../../components/frame';
import { CaseForm } from '../../features/cases/case-form';
import { back } from '../../services/navigate';

const titles: Record<CaseKind, string> = { enquiry: '留言', suggestion: '留言', objection: '异议', challenge: '质疑', complaint: '投诉', correction: '纠错' };
const isKind = (value: string | undefined): value is CaseKind => value !== undefined && value in titles;

export default function CasePage() {
  const { kind, notice } = useRouter().params;
  const [receipt, setReceipt] = useState<string | null>(null);
  const first = isKind(kind) ? (kind === 'correction' && !notice ? 'enquiry' : kind) : 'enquiry';
  return (
    <Frame title={titles[first]}>
      {receipt ? (
        <>
          <Box className="done" role="status">
            <Words as="p">已收到。您的受理编号：</Words>
            <Words as="p" className="receipt">
              {receipt}
            </Words>
            <Words as="p">请记下编号，凭它查看答复。</Words>
          </Box>
          <Tap className="button wide-button" to={`/pages/receipt/index?receipt=${receipt}`}>
            查看进度
          </Tap>
          <Tap className="button quiet wide-button" onTap={() => void back()}>
            返回
          </Tap>
        </>
      ) : (
        <CaseForm kind={first} noticeId={first === 'correction' ? (notice ?? null) : null} onSent={setReceipt} />
      )}
    </Frame>
  );
}
