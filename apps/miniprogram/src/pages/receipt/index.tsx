import { useRouter } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { useTopUpSheet } from '../../components/top-up';
import { ReceiptLookup } from '../../features/cases/receipt-lookup';

export default function ReceiptPage() {
  const { receipt = '', topup } = useRouter().params;
  const topUp = useTopUpSheet(topup === '1', 'answer');
  return (
    <Frame title="查受理进度" over={topUp}>
      <ReceiptLookup first={receipt} />
    </Frame>
  );
}
