/* Passkeys: ask the browser, put its answer into the form, send it. Without this file people use a code. */
(function () {
  "use strict";

  function bytes(text) {
    var plain = atob(text.replace(/-/g, "+").replace(/_/g, "/"));
    return Uint8Array.from(plain, function (sign) { return sign.charCodeAt(0); });
  }

  function text(buffer) {
    if (!buffer) return null;
    var plain = String.fromCharCode.apply(null, new Uint8Array(buffer));
    return btoa(plain).replace(/\+/g, "-").replace(/\//g, "_").replace(/=+$/, "");
  }

  function readable(options) {
    var asked = Object.assign({}, options, { challenge: bytes(options.challenge) });
    if (options.user) asked.user = Object.assign({}, options.user, { id: bytes(options.user.id) });
    ["excludeCredentials", "allowCredentials"].forEach(function (name) {
      if (!options[name]) return;
      asked[name] = options[name].map(function (one) { return Object.assign({}, one, { id: bytes(one.id) }); });
    });
    return asked;
  }

  function sendable(credential) {
    var given = credential.response;
    var response = { clientDataJSON: text(given.clientDataJSON) };
    ["attestationObject", "authenticatorData", "signature", "userHandle"].forEach(function (name) {
      if (given[name]) response[name] = text(given[name]);
    });
    return JSON.stringify({
      id: credential.id,
      rawId: text(credential.rawId),
      type: credential.type,
      response: response,
      clientExtensionResults: credential.getClientExtensionResults()
    });
  }

  async function options(form) {
    var here = document.getElementById("passkey-data");
    if (here) return JSON.parse(here.textContent);
    var answer = await fetch(form.action, { headers: { Accept: "application/json" } });
    if (!answer.ok) throw new Error(String(answer.status));
    return answer.json();
  }

  async function ask(form) {
    var given = await options(form);
    if (given.creation_options) {
      return navigator.credentials.create({ publicKey: readable(given.creation_options.publicKey) });
    }
    return navigator.credentials.get({ publicKey: readable(given.request_options.publicKey) });
  }

  function why(error) {
    if (!window.PublicKeyCredential) return "This browser knows no passkeys here. Use another way.";
    if (error.name === "SecurityError") {
      return "Passkeys need an address with a name: open the portal at localhost in place of a number.";
    }
    if (error.name === "InvalidStateError") return "This passkey is set up already.";
    return "The passkey was not used. Try again, or use another way.";
  }

  document.querySelectorAll("[data-passkey]").forEach(function (button) {
    var form = button.form;
    button.addEventListener("click", async function (event) {
      event.preventDefault();
      var says = form.querySelector("[data-passkey-says]");
      says.textContent = "";
      try {
        form.elements.credential.value = sendable(await ask(form));
        form.submit();
      } catch (error) {
        says.textContent = why(error);
      }
    });
  });
})();
