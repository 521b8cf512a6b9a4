import { Button } from '@tarojs/components';

export interface ShareButtonProps {
  title: string;
  path: string;
  onDone: (words: string) => void;
}

/** WeChat's own share sheet; the page's onShareAppMessage says what is shared. */
export function ShareButton(_props: ShareButtonProps) {
  return (
    <Button className="button quiet" openType="share" {...{ ariaLabel: '分享给微信好友' }}>
      分享
    </Button>
  );
}
