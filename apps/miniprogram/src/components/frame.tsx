import { View } from '@tarojs/components';
import { useElder } from '../services/elder';
import type { FrameProps } from './frame-props';
import { PrivacySheet } from './privacy-sheet';

/** A page inside WeChat, which draws the title bar and the tab bar itself. */
export function Frame({ footer, over, className, children }: FrameProps) {
  const elder = useElder();
  return (
    <View className={`root ${elder ? 'elder' : ''}`}>
      <View className={`page ${className ?? ''} ${footer ? 'with-footer' : ''}`}>{children}</View>
      {footer && <View className="footer">{footer}</View>}
      {over}
      <PrivacySheet />
    </View>
  );
}
