/** Copies a text. Where the browser keeps its clipboard from pages without TLS, by way of a selection. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    const area = document.createElement('textarea');
    area.value = text;
    area.setAttribute('readonly', '');
    document.body.append(area);
    area.select();
    // The only way left on a page without TLS.
    const copied = document.execCommand('copy');
    area.remove();
    return copied;
  }
}
