import type { CaseReceipt } from '@sunshine/contracts';
import { caseKinds, type CaseKind } from '@sunshine/contracts/words';
import { useRouter } from '@tarojs/taro';
import { useState } from 'react';
import { Frame } from '../../components/frame';
import { CaseForm } from '../../features/cases/case-form';
import { CaseSent } from '../../features/cases/case-sent';
import { KindList } from '../../features/cases/kind-list';

const isKind = (value: string | undefined): value is CaseKind => value !== undefined && value in caseKinds;

export default function CasePage() {
  const { kind, notice = null } = useRouter().params;
  const [given, setGiven] = useState<CaseReceipt | null>(null);
  if (!isKind(kind)) {
    return (
      <Frame title="诉求">
        <KindList />
      </Frame>
    );
  }
  return <Frame title={caseKinds[kind]}>{given ? <CaseSent given={given} /> : <CaseForm kind={kind} noticeId={notice} onSent={setGiven} />}</Frame>;
}
