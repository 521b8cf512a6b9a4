import type { Rating } from '@sunshine/contracts';
import { ContactLook } from '@/components/contact-look';
import { useRaterContact } from '@/features/voices/api/ratings';

/** The contact of a rater, asked for one by one. */
export const RaterContact = ({ rating }: { rating: Rating }) => {
  const contact = useRaterContact();
  if (rating.isOwn) return '您是被评价的人，不显示';
  if (!rating.hasContact) return rating.hasUser ? '没有留，登录过，可以在手机上收到答复' : '没有留（匿名）';
  if (contact.data) return contact.data.contact;
  return <ContactLook words="显示联系方式" isPending={contact.isPending} error={contact.error} onLook={() => contact.mutate(rating.id)} />;
};
