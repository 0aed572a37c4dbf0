() => {
  // Every text that is seen, its colour against the ground that Chromium painted beneath it, as WCAG 2.2 reckons (1.4.3).
  const parse = (css) => {
    const found = css.match(/rgba?\(([^)]+)\)/);
    if (!found) return [0, 0, 0, 0];
    const [r, g, b, a] = found[1].split(/[,/ ]+/).filter(Boolean).map(Number);
    return [r, g, b, a === undefined ? 1 : a];
  };
  const over = (top, ground) => [0, 1, 2].map((i) => top[i] * top[3] + ground[i] * (1 - top[3])).concat(1);
  const light = ([r, g, b]) => {
    const [x, y, z] = [r, g, b].map((v) => v / 255).map((v) => (v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4));
    return 0.2126 * x + 0.7152 * y + 0.0722 * z;
  };
  const ground = (element) => {
    const layers = [];
    for (let at = element; at; at = at.parentElement) {
      const colour = parse(getComputedStyle(at).backgroundColor);
      if (colour[3] > 0) layers.push(colour);
      if (colour[3] === 1) break;
    }
    return layers.reverse().reduce((below, layer) => over(layer, below), [255, 255, 255, 1]);
  };
  const faint = (element) => {
    let opacity = 1;
    for (let at = element; at; at = at.parentElement) opacity *= Number(getComputedStyle(at).opacity);
    return opacity;
  };
  const off = (element) => element.closest("[disabled], [aria-disabled=true], [aria-hidden=true]");
  const seen = (element) => {
    const box = element.getBoundingClientRect();
    return box.width > 1 && box.height > 1 && element.checkVisibility({ visibilityProperty: true });
  };
  const judge = (element, colour, words) => {
    const style = getComputedStyle(element);
    const size = parseFloat(style.fontSize);
    const big = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
    const back = ground(element);
    const front = over([...parse(colour).slice(0, 3), parse(colour)[3] * faint(element)], back);
    const [one, other] = [light(front), light(back)].sort((a, b) => b - a);
    return { words: words.slice(0, 40), ratio: (one + 0.05) / (other + 0.05), least: big ? 3 : 4.5, id: element.closest("[id]")?.id };
  };
  const found = [];
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const words = walker.currentNode.textContent.trim();
    const element = walker.currentNode.parentElement;
    if (!words || off(element) || !seen(element) || faint(element) < 0.1 || element.closest("script, style, noscript")) continue;
    found.push(judge(element, getComputedStyle(element).color, words));
  }
  for (const field of document.querySelectorAll("input, textarea")) {
    if (off(field) || !seen(field)) continue;
    if (field.value && !["radio", "checkbox", "file"].includes(field.type)) found.push(judge(field, getComputedStyle(field).color, field.value));
    if (field.placeholder) found.push(judge(field, getComputedStyle(field, "::placeholder").color, field.placeholder));
  }
  return found;
}
