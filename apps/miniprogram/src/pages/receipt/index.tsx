import { useRouter } from '@tarojs/taro';
import { Frame } from '../../components/frame';
import { ReceiptLookup } from '../../features/cases/receipt-lookup';

export default function ReceiptPage() {
  const { receipt = '' } = useRouter().params;
  return (
    <Frame title="查受理进度">
      <ReceiptLookup first={receipt} />
    </Frame>
  );
}
