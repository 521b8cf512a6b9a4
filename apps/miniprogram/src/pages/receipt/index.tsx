import { useRouter } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { useTopUpSheet } from '../../components/top-up';
import { useWithdraw } from '../../features/cases/case-actions';
import { ReceiptView } from '../../features/cases/receipt-view';
import { useLookup } from '../../features/cases/use-lookup';

export default function ReceiptPage() {
  const { receipt = '', topup } = useRouter().params;
  const topUp = useTopUpSheet(topup === '1', 'answer');
  const lookup = useLookup(receipt);
  const withdraw = useWithdraw(lookup);
  return (
    <Frame title="查受理进度" over={withdraw.sheet || topUp}>
      <ReceiptView lookup={lookup} onWithdraw={withdraw.ask} />
    </Frame>
  );
}
