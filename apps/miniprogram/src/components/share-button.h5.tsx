import { platform } from '../services/platform';
import type { ShareButtonProps } from './share-button';
import { Tap } from './elements';

export function ShareButton({ title, path, onDone }: ShareButtonProps) {
  const share = () => {
    platform.share({ title, path }).then(onDone, () => onDone('没有分享成功，请复制浏览器地址'));
  };
  return (
    <Tap className="button quiet" onTap={share}>
      分享
    </Tap>
  );
}
