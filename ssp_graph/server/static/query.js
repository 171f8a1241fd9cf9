// Puts the editor in the place of the plain text field. Without JavaScript the form does the job.
(function () {
  "use strict";
  var form = document.getElementById("query-form");
  var field = document.getElementById("query");
  if (!form || !field || typeof Yasgui === "undefined") return;
  // The completers of the editor ask prefix.cc and other servers.
  Yasgui.Yasqe.defaults.autocompleters = [];
  Yasgui.Yasqe.forkAutocompleter = function () {};
  var holder = document.createElement("div");
  holder.id = "editor";
  field.parentNode.insertBefore(holder, field);
  field.hidden = true;
  var editor = new Yasgui.Yasqe(holder, {
    value: field.value,
    autocompleters: [],
    showQueryButton: false,
    createShareableLink: null,
    resizeable: true,
    persistenceId: null,
    consumeShareLink: null,
    requestConfig: { endpoint: form.dataset.endpoint, method: "POST" },
  });
  editor.getInputField().setAttribute("aria-label", field.getAttribute("aria-label"));
  // Tab leads on to the next control, so that nobody is caught in the editor.
  editor.setOption("extraKeys", Object.assign({}, editor.getOption("extraKeys"), {
    Tab: false, "Shift-Tab": false,
    "Ctrl-Enter": function () { form.requestSubmit(); },
  }));
  form.addEventListener("submit", function () { field.value = editor.getValue(); });
  var samples = document.getElementById("sample");
  if (samples) {
    samples.closest("p").hidden = false;
    samples.addEventListener("change", function () {
      if (!samples.value) return;
      fetch(form.dataset.queries + samples.value + ".rq").then(function (answer) {
        return answer.text();
      }).then(function (text) { editor.setValue(text); });
    });
  }
})();
