/* Small comforts. Every page works without this file. */
(function () {
  "use strict";

  function counter(area) {
    var out = document.getElementById(area.dataset.counts + "_counter");
    var most = Number(area.getAttribute("maxlength"));
    if (!out || !most) return;
    function show() { out.textContent = area.value.length + " of " + most + " characters"; }
    area.addEventListener("input", show);
    show();
  }

  function tickAll(button) {
    button.addEventListener("click", function () {
      var box = button.closest("fieldset");
      box.querySelectorAll("input[type=checkbox]:not(:disabled)").forEach(function (input) { input.checked = true; });
      box.dispatchEvent(new Event("change", { bubbles: true }));
    });
    button.hidden = false;
  }

  function sideOf(box) {
    var form = box.form;
    var ticked = form.querySelector("[name=states][value=" + box.dataset.side + "]:checked, [name=observing][value=" + box.dataset.side + "]:checked");
    var host = form.elements.host;
    box.hidden = !ticked && !(host && host.value === box.dataset.side);
  }

  function sides(list) {
    var form = list.closest("form");
    function show() { list.querySelectorAll("[data-side]").forEach(sideOf); }
    form.addEventListener("change", show);
    show();
  }

  function notSaved(element, words) {
    element.textContent = words;
    window.setTimeout(function () { window.htmx.trigger("#autosave", "retry"); }, 15000);
  }

  function afterAutosave(form, button) {
    document.addEventListener("htmx:afterSettle", function () { form.requestSubmit(button); }, { once: true });
  }

  function sentOnce(form) {
    form.addEventListener("submit", function (event) {
      if (form.querySelector("#autosave.htmx-request")) { event.preventDefault(); afterAutosave(form, event.submitter); return; }
      if (form.dataset.sent) { event.preventDefault(); return; }
      form.dataset.sent = "1";
      window.setTimeout(function () { delete form.dataset.sent; }, 4000);
    });
  }

  function prepare(root) {
    root.querySelectorAll("[data-counts]").forEach(counter);
    root.querySelectorAll("[data-tick-all]").forEach(tickAll);
    root.querySelectorAll("[data-sides]").forEach(sides);
    root.querySelectorAll("form[method=post]").forEach(sentOnce);
  }

  function closeMenu(event) {
    var menu = document.querySelector("details.who[open]");
    if (!menu) return;
    if (event.type === "keydown" && event.key === "Escape") {
      menu.open = false;
      menu.querySelector("summary").focus();
    } else if (event.type === "click" && !menu.contains(event.target)) {
      menu.open = false;
    }
  }

  function line(words) {
    var old = document.querySelector(".offline");
    if (old) old.remove();
    if (!words) return;
    var note = document.createElement("div");
    note.className = "notice care offline";
    note.setAttribute("role", "status");
    var text = document.createElement("p");
    text.textContent = words;
    note.appendChild(text);
    document.querySelector("#main > .wrap").prepend(note);
  }

  prepare(document);
  var errors = document.querySelector("[data-focus]");
  if (errors) errors.focus();
  document.addEventListener("keydown", closeMenu);
  document.addEventListener("click", closeMenu);
  document.addEventListener("htmx:load", function (event) { if (event.target !== document.body) prepare(event.target); });
  document.addEventListener("htmx:sendError", function (event) {
    if (event.target.id === "autosave") notSaved(event.target, "Not saved: no connection. What you typed is still here; we will try again.");
    else line("No connection. What you typed is still here; we will try again.");
  });
  document.addEventListener("htmx:responseError", function (event) {
    if (event.target.id === "autosave" && event.detail.xhr.status === 403) event.target.textContent = "Not saved: you are signed out. Press “Save as draft”; you can sign in there, and nothing is lost.";
  });
  document.addEventListener("htmx:afterOnLoad", function () { line(""); });
  window.addEventListener("pageshow", function (event) {
    if (event.persisted) document.querySelectorAll("form[data-sent]").forEach(function (form) { delete form.dataset.sent; });
  });
})();
