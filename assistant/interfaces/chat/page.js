() => {
  // The page is paper: dark colours would need another set of marks.
  document.body.classList.remove("dark");
  document.documentElement.lang = (navigator.language || "zh").toLowerCase().startsWith("en") ? "en" : "zh";
  // Names that Gradio gives in English only.
  const names = {
    "chatbot conversation": "对话记录",
    "Click to upload or drop files": "点击选择文件，或拖放到这里",
    "Static column": "不能改的一列",
    "Open cell menu": "单元格菜单",
    "Edit cell": "改这一格",
    "Clear": "清空",
    "Remove": "移除",
    "Remove this file": "移除这个文件",
    "Remove file": "移除文件",
    "Sort column": "排序",
    "More tabs": "更多",
    "Close": "关闭",
  };
  // A toast's heading is the name of its kind in English, whatever title it is given.
  const titles = { warning: ["请注意", "Please note"], error: ["没有办成", "Not done"] };
  const english = document.documentElement.lang === "en";
  const entitle = (root) => {
    for (const one of root.querySelectorAll(".toast-title")) {
      const words = titles[Object.keys(titles).find((kind) => one.classList.contains(kind))];
      const said = words?.[english ? 1 : 0];
      if (said && one.firstChild && one.firstChild.nodeValue.trim() !== said) one.firstChild.nodeValue = `${said} `;
    }
  };
  const translate = (root) => {
    for (const key of ["aria-label", "title"])
      for (const one of root.querySelectorAll(`[${key}]`)) {
        const told = one.getAttribute(key);
        const said = names[told] || told.replace(/^bot's message: /, "答：").replace(/^user's message: /, "问：");
        if (said !== told) one.setAttribute(key, said);
      }
  };
  new MutationObserver(() => entitle(document)).observe(document.body, { subtree: true, childList: true });
  if (!english) {
    const watch = { subtree: true, childList: true, attributes: true, attributeFilter: ["aria-label", "title"] };
    new MutationObserver(() => translate(document)).observe(document.body, watch);
    translate(document);
  }
  window.nigaoTyped = 0;
  window.nigaoTouched = 0;
  for (const touch of ["pointerdown", "keydown"])
    document.addEventListener(touch, (event) => {
      if (event.target.closest?.("#facts-table")) window.nigaoTouched = performance.now();
    }, { capture: true });
  document.addEventListener("input", (event) => {
    if (event.target.closest?.("#facts-table")) window.nigaoTyped += 1;
  }, { capture: true });
  const open = (tab) => document.querySelector(`#${tab}-button`)?.click();
  document.addEventListener("click", (event) => {
    const link = event.target.closest?.(".nigao-findings a[href^='#']");
    if (!link) return;
    event.preventDefault();
    open("tab-report");
    const wanted = link.getAttribute("href").slice(1);
    setTimeout(() => {
      const place = document.getElementById(wanted) || document.getElementById("place-top");
      const mark = place.matches(".finding, h1, h2, h3, h4, p") ? place : place.nextElementSibling || place;
      document.querySelectorAll(".nigao-shown").forEach((one) => one.classList.remove("nigao-shown"));
      mark.classList.add("nigao-shown");
      mark.scrollIntoView({ block: "center" });
      mark.focus({ preventScroll: true });
    }, 60);
  });
}
