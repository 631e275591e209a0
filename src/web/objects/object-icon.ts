import { Box, CreditCard, FileText, Gauge, type LucideIcon, ReceiptText, ShoppingCart, Wallet } from 'lucide-react';

const icons: Record<string, LucideIcon> = {
  card: CreditCard,
  'credit-card': CreditCard,
  contract: FileText,
  'file-text': FileText,
  meter: Gauge,
  gauge: Gauge,
  account: Wallet,
  wallet: Wallet,
  invoice: ReceiptText,
  receipt: ReceiptText,
  order: ShoppingCart,
  'shopping-cart': ShoppingCart,
};

/** The glyph that a type's icon names; a box for one that a tenant made up. */
export const objectIcon = (name: string): LucideIcon => icons[name] ?? Box;
