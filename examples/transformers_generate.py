"""The translation example of the A.X model cards: a model that Hunmin built, run by `transformers` alone.

`pip install transformers`, then `python examples/transformers_generate.py [DIRECTORY]`.
"""

import sys

import torch
from transformers import AutoModelForCausalLM, AutoTokenizer

MESSAGES = [
    {"role": "system", "content": "당신은 사용자가 제공하는 영어 문장들을 한국어로 번역하는 AI 전문가입니다."},
    {"role": "user", "content": "The first human went into space and orbited the Earth on April 12, 1961."},
]


def main(directory: str = "runs/nano/alignment") -> None:
    """Print the greedy answer to MESSAGES."""
    model = AutoModelForCausalLM.from_pretrained(directory)
    tokenizer = AutoTokenizer.from_pretrained(directory)
    prompt = tokenizer.apply_chat_template(MESSAGES, add_generation_prompt=True, return_tensors="pt", return_dict=True)
    with torch.inference_mode():
        output = model.generate(**prompt, max_new_tokens=128, do_sample=False)
    answer = output[0, prompt["input_ids"].shape[1] :]
    print(tokenizer.decode(answer, skip_special_tokens=True))


if __name__ == "__main__":
    main(*sys.argv[1:])
