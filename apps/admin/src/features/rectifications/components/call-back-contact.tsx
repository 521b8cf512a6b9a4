import type { RaterContact } from '@sunshine/contracts';
import { useMutation } from '@tanstack/react-query';
import { ContactLook } from '@/components/contact-look';
import { api } from '@/lib/api-client';

/** Whom to ring: forgotten when the drawer closes. */
export const CallBackContact = ({ id }: { id: string }) => {
  const look = useMutation({ mutationFn: () => api.post<RaterContact>(`/rectifications/${id}/contact`), gcTime: 0 });
  return <div>{look.data ? look.data.contact : <ContactLook words="显示联系方式" isPending={look.isPending} error={look.error} onLook={look.mutate} />}</div>;
};
